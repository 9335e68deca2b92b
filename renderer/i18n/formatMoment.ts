/** A date and a time of day in the user's language and time zone: “Nov 26, 2026, 9:04 PM”. */
export function formatMoment(atMs: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}
