// The lists of choices know what the search knows: らお, Laos, ﾗｵｽ and LAO find ラオス. Streamlit looks
// for what is typed in the options as they are written; delivery.py has it ask here as well.
// The other forms of the names stand in the foot of the page (page.py), and are neither seen nor heard.
{
  const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  const GA = /(?<=\p{Script=Han})[ヶヵケカガがゖゕ](?=\p{Script=Han})/gu;
  const { letters, kana, one_way } = window.kizunaRules;
  const ONE_WAY = one_way.map(([pattern, written]) => [new RegExp(pattern, "g"), written]);
  let source, names, formsOf;

  const learn = () => {
    const found = document.querySelector("[data-known-as]")?.dataset.knownAs;
    if (found === source) return;
    source = found;
    const lines = found ? found.split("\n") : [];
    names = Object.fromEntries(
      lines.map((line) => line.split("\t")).map(([name, ...known]) => [name, known]),
    );
    formsOf = new Map();
  };

  // As analysis/search/finding.py: plain.
  const plain = (text) =>
    [...text.normalize("NFKC")]
      .map((sign) => letters[sign] ?? sign)
      .join("")
      .replace(GA, "が")
      .toLowerCase()
      .replaceAll("ー", "")
      .replace(/[\u30a1-\u30f6]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60))
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  // As analysis/search/forms.py: the sound of each word, of a text in plain letters.
  const sounds = (text) =>
    text
      .replace(/[ぁ-ゖ][ゃゅょぁぃぇぉ]/g, (two) => kana[two] ?? two)
      .replace(/[ぁ-ゖ]/g, (one) => kana[one])
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .split(" ")
      .map((word) =>
        ONE_WAY.reduce((left, [pattern, written]) => left.replace(pattern, written), word),
      );

  // A name stands in an option by itself, and not as a part of another name.
  const stands = (name, option) => {
    const sign = JAPANESE.test(name) ? "\\p{Script=Han}" : "[\\p{L}\\p{N}]";
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<!${sign})${literal}(?!${sign})`, "u").test(option);
  };

  const forms = (option) => {
    if (!formsOf.has(option)) {
      const within = Object.keys(names).filter(
        (name) => option.includes(name) && stands(name, option),
      );
      formsOf.set(
        option,
        within.flatMap((name) => names[name]),
      );
    }
    return formsOf.get(option);
  };

  const begins = (text, asked) =>
    text.startsWith(asked) && !(/\d$/.test(asked) && /^\d/.test(text.slice(asked.length)));

  // As analysis/search/finding.py: from a word on, numbers whole; in Japanese anywhere.
  const holds = (form, asked) => {
    if (JAPANESE.test(asked) && form.includes(asked)) return true;
    const [words, sound] = [sounds(form), sounds(asked).join("")];
    return words.some((_, first) => begins(words.slice(first).join(""), sound));
  };

  window.kizunaOptions = (options, typed, own) => {
    learn();
    const asked = plain(typed);
    if (!asked) return own;
    const named = options.filter((option) => forms(option.label).includes(asked));
    const held = options.filter((option) => forms(option.label).some((form) => holds(form, asked)));
    return [...new Set([...named, ...own, ...held])];
  };
}
