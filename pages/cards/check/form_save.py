"""What saving a form would change, in words and numbers; the save; and the form as a file."""

from functools import partial

import streamlit as st

from analysis.form.saving import FormSave
from analysis.frames.caching import cached
from analysis.html.elements import in_its_language
from analysis.loading.dataset import Dataset
from analysis.narrative.form_effect import effect_sentences
from analysis.reports.content.brief import annual_brief
from analysis.reports.content.parts import ReportContext
from analysis.reports.pdf.typesetting import pages
from analysis.words.catalogue import Words
from pages.cards.check import form_file, saving
from pages.components import html
from pages.session import drafts
from pages.session.view import View

# A page is a few hundred kilobytes as a picture.
_KEPT = 2


def draw_changes(view: View, draft: drafts.OpenDraft, *, can_save: bool) -> None:
    """Draw what saving would change, the save where the reader may, and the file."""
    words, proposed = view.words, drafts.preview(draft, view.whole)
    found = proposed.found
    with st.container(border=True, key="card-form_changes"):
        st.header(words.text("card-form_changes"), anchor=False)
        if found.problems:
            count = sum(map(len, found.problems.values()))
            st.markdown(words.text("form-changes-wait", count=count))
        elif found.proposal.problems:
            saving.draw_problems(view, "check-changes-problems", found.proposal.problems)
        elif not found.proposal.differences:
            st.markdown(words.text("form-changes-none"))
        else:
            _draw_sound(view, proposed)
        form_file.draw_file(view, draft.form)
    if can_save and found.is_sound:
        saving.draw_save(
            view, proposed.preview, partial(drafts.forget, draft.name), found.seminar_id
        )


def _draw_sound(view: View, proposed: drafts.FormPreview) -> None:
    words, found = view.words, proposed.found
    then, differences = found.proposal.dataset, found.proposal.differences
    sentences = effect_sentences(view.whole, then, found.seminar_id, differences, words)
    said = (in_its_language(sentence, words.language) for sentence in sentences)
    html.draw_html(html.listed(said, "kz-changes"))
    saving.draw_numbers(view, proposed.preview)
    if found.proposal.pointed_out:
        saving.draw_problems(view, "check-changes-odd", found.proposal.pointed_out)
    _draw_brief(view, found)


def _draw_brief(view: View, found: FormSave) -> None:
    """Draw the first page of the brief as it will look, for who wants to see it."""
    words = view.words
    if not st.toggle(words.text("form-brief"), key="form-brief"):
        return
    seminars = found.proposal.dataset.seminars
    office = seminars.loc[seminars["seminar_id"] == found.seminar_id, "office_id"]
    with st.spinner(words.text("reports-making")):
        picture = _first_page(found.proposal.dataset, words, str(office.iloc[0]))
    caption = words.text("form-brief-caption")
    st.image(picture, caption=caption, alt=words.text("form-brief-alt"), width="stretch")


@cached(newest=_KEPT)
def _first_page(dataset: Dataset, words: Words, office: str) -> bytes:
    return pages(annual_brief(ReportContext(dataset, words), office))[0]
