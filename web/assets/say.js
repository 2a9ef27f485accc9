// What scripts say, in the language of the page: its list comes from the catalogue, with `{q1}` and `{w1}` as room for what
// changes. English needs no list, and without its list a page says English.

const language = document.documentElement.lang;
const none = { WORDS: {} };
const { WORDS } = language === "en" ? none : await import(`/assets/words-${language}.js`).catch(() => none);

export function say(english, parts = {}) {
  return (WORDS[english] ?? english).replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
}
