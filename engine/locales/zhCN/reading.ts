/** How the cells of a data file were understood, and what shows it. */
export const READING = {
  'reading.order.monthFirst': '月在前',
  'reading.order.dayFirst': '日在前',
  'reading.order.yearFirst': '年在前',
  'reading.dayOrder.proved': '日期按“{{order}}”读取：“{{text}}”只有这一种读法。',
  'reading.dayOrder.steps': '“{{text}}”这样的日期按“{{order}}”读取：这样各行之间的步长最为规则。',
  'reading.dayOrder.assumed': '“{{text}}”这样的日期按“{{order}}”读取，这是一种假设：没有单元格能表明顺序。',
  'reading.dayOrder.mixed':
    '日期有多种顺序：“{{text}}”为{{order}}，“{{other}}”则不是。顺序不明的日期按与相邻行衔接的方式读取。',
  'reading.dayOrder.mostly': '日期按“{{order}}”读取，“{{text}}”表明了这一点；“{{other}}”与之矛盾，未读取。',
  'reading.times.mixed': '时间有多种写法，均已读取：{{texts}}。',
  'reading.times.twoDigitYears': '两位数的年份读作 {{from}} 至 {{to}} 年。',
  'reading.times.zones': '带时区的时间（如“{{text}}”）已换算为 UTC。',
  'reading.times.someZones': '带时区的时间（如“{{text}}”）已换算为 UTC；不带时区的时间（如“{{other}}”）视为 UTC。',
  'reading.times.compact': '{{text}} 这样的数字按不带分隔符的日期读取。',
  'reading.times.unix.s': '{{text}} 这样的数字按以秒为单位的 Unix 时间读取。',
  'reading.times.unix.ms': '{{text}} 这样的数字按以毫秒为单位的 Unix 时间读取。',
  'reading.times.unix.us': '{{text}} 这样的数字按以微秒为单位的 Unix 时间读取。',
  'reading.times.unix.ns': '{{text}} 这样的数字按以纳秒为单位的 Unix 时间读取。',
  'reading.times.excel': '{{text}} 这样的数字按 Excel 日期（自 1900 年起的天数）读取。',
  'reading.times.years': '{{text}} 这样的整数按年份读取。',
  'reading.clock.compact': '{{text}} 这样的数字按一天中的时刻读取。',
};
