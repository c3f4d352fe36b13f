import chineseDays from 'chinese-days';

/**
 * Whether a day is off by the State Council's arrangement; weekends by themselves are not. Of a year whose
 * holidays are not announced yet, none is known.
 *
 * @param day `yyyy-mm-dd`
 */
export function isStatutoryHoliday(day: string): boolean {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // the library reads a Date by the machine's own zone: noon there is that day wherever the machine is
  const { work, name } = chineseDays.getDayDetail(new Date(year, month - 1, date, 12));
  // a holiday is named in two languages with its days; any other day is a weekday's name
  return !work && name.includes(',');
}
