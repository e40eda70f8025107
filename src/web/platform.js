/* What the browser knows of a language, one thing a line, as src/text/platform.rs reads it. */
export function platform(tag) {
  const figures = new Intl.NumberFormat(tag, { useGrouping: false });
  const part = (type) => figures.formatToParts(-1.5).find((it) => it.type === type)?.value;
  const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
  const plural = new Intl.PluralRules(tag);
  const counts = Array.from({ length: 200 }, (_, n) => FORMS.indexOf(plural.select(n)));
  // The first of January 2024 was a Monday.
  const dates = (options, count, date) => {
    const name = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    return Array.from({ length: count }, (_, n) => name.format(date(n)));
  };
  return [
    ...Array.from({ length: 10 }, (_, n) => figures.format(n)),
    part('decimal'),
    part('minusSign').replace('-', '\u2212'), // a hyphen is no minus
    counts.join(''),
    ...dates({ weekday: 'short' }, 7, (n) => Date.UTC(2024, 0, 1 + n)),
    ...dates({ month: 'long' }, 12, (n) => Date.UTC(2024, n)),
  ].join('\n');
}
