"""What a reader sees of a page's controls and words, measured in the page."""

from typing import NamedTuple

from tests.browser.reader import Reader

# Wider text, as WCAG 1.4.12 asks of a page that it can bear.
WIDE_TEXT = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important }
    * { word-spacing: .16em !important }
    p { margin-bottom: 2em !important }
"""
# So far a label may leave its chart: the clip margin of pages/web/controls.css.
CLIP_MARGIN = 32


class Stop(NamedTuple):
    """A stop of the Tab key, and the contrast of its ring to the ground; 0 where it has none."""

    name: str
    ring: float
    html: str


def stops(tab: Reader, within: str = "body") -> list[Stop]:
    """Return what the Tab key reaches in a part of the page, each focused as by that key."""
    tab.page.keyboard.press("Tab")
    found = tab.page.evaluate(f"([within]) => ({_STOPS})({_MEASURES}, within)", [within])
    return [Stop(*one) for one in found]


def edges(tab: Reader, selector: str) -> list[float]:
    """Return the contrast of the edge of each control, or of the ground of a switch."""
    found = tab.page.evaluate(f"([selector]) => ({_EDGES})({_MEASURES}, selector)", [selector])
    return [float(ratio) for ratio in found]


def cut_off(tab: Reader) -> list[str]:
    """Return the words that do not fit in what would clip them, of the page and of its charts."""
    return [str(words) for words in tab.page.evaluate(_CUT_OFF, CLIP_MARGIN)]


def in_another_language(tab: Reader) -> list[str]:
    """Return the words that are in another language than their element says.

    On a Japanese page single words in Latin letters are names and units.
    """
    return [str(words) for words in tab.page.evaluate(_IN_ANOTHER_LANGUAGE)]


_MEASURES = """{
    colour(text) {
        const paint = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
        const context = paint.getContext('2d', {willReadFrequently: true})
        context.fillStyle = text
        context.fillRect(0, 0, 1, 1)
        return [...context.getImageData(0, 0, 1, 1).data]
    },
    light(colour) {
        const [r, g, b] = colour.slice(0, 3).map((part) => part / 255).map(
            (part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    },
    contrast(one, other) {
        const [dark, bright] = [this.light(one), this.light(other)].sort((a, b) => a - b)
        return (bright + 0.05) / (dark + 0.05)
    },
    ground(node) {
        for (let at = node; at; at = at.parentElement) {
            const found = this.colour(getComputedStyle(at).backgroundColor)
            if (found[3] === 255) return found
        }
        return [255, 255, 255, 255]
    },
}"""
# The ring of a control is around it, or around what stands for an input that is out of sight.
_STOPS = """(measure, within) => {
    document.querySelectorAll('details').forEach((node) => { node.open = true })
    const ring = (node) => {
        for (let at = node, step = 0; at && step < 12; at = at.parentElement, step += 1) {
            const {outlineStyle, outlineWidth, outlineOffset, outlineColor} = getComputedStyle(at)
            if (outlineStyle !== 'solid' || parseFloat(outlineWidth) < 2) continue
            const behind = parseFloat(outlineOffset) < 0 ? at : at.parentElement
            return measure.contrast(measure.colour(outlineColor), measure.ground(behind))
        }
        return 0
    }
    const able = 'a[href], button, input, select, textarea, summary, [tabindex]'
    const found = []
    for (const node of document.querySelector(within).querySelectorAll(able)) {
        if (node.tabIndex < 0 || node.disabled) continue
        node.focus({preventScroll: true})
        if (document.activeElement !== node) continue
        const name = node.ariaLabel || node.textContent || node.title || node.className
        found.push([name.trim().slice(0, 60), ring(node), node.outerHTML.slice(0, 200)])
    }
    return found
}"""
_EDGES = """(measure, selector) => [...document.querySelectorAll(selector)].map((node) => {
    const look = getComputedStyle(node), behind = measure.ground(node.parentElement)
    const edge = parseFloat(look.borderTopWidth) ? look.borderTopColor : look.backgroundColor
    return measure.contrast(measure.colour(edge), behind)
})"""
_CUT_OFF = """(margin) => {
    const out = ([box, frame], by = 1) => box.right > frame.right + by || box.left < frame.left - by
        || box.bottom > frame.bottom + by || box.top < frame.top - by
    const found = []
    const apart = '.kz-hidden, .kz-names, .kz-announced, .kz-drawing, .kz-day-bar a[rel], '
        + '[aria-hidden=true], [data-testid=stSkipToContent], .kz-skip'
    const words = document.createTreeWalker(
        document.querySelector('.stApp'), NodeFilter.SHOW_TEXT)
    while (words.nextNode()) {
        const {data, parentElement} = words.currentNode
        if (!data.trim() || parentElement.closest(apart)) continue
        const range = document.createRange()
        range.selectNodeContents(words.currentNode)
        const box = range.getBoundingClientRect()
        for (let at = parentElement, step = 0; box.width && at && step < 6;
            at = at.parentElement, step += 1) {
            const {display, overflowX, overflowY} = getComputedStyle(at)
            const clips = [overflowX, overflowY].some((how) => how === 'hidden' || how === 'clip')
            if (display.match(/inline$|contents/) || !(clips || at.tagName === 'BUTTON')) continue
            if (out([box, at.getBoundingClientRect()])) found.push(data.trim())
        }
    }
    for (const label of document.querySelectorAll('.kz-drawing text')) {
        const box = label.getBoundingClientRect()
        const frame = label.closest('.kz-drawing').getBoundingClientRect()
        if (box.width && out([box, frame], margin)) found.push(label.textContent)
    }
    return found
}"""
_IN_ANOTHER_LANGUAGE = r"""() => {
    const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
    const sentence = /[A-Za-z]{3,}[\s,.'’-]+[A-Za-z]{2,}/
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = []
    while (words.nextNode()) {
        const {data, parentElement} = words.currentNode
        if (parentElement.closest('script, style, noscript')) continue
        const told = parentElement.closest('[lang]').lang
        const is = japanese.test(data) ? 'ja' : sentence.test(data) ? 'other' : ''
        if ((is === 'ja' && told !== 'ja') || (is === 'other' && told === 'ja')) found.push(data)
    }
    return found
}"""
