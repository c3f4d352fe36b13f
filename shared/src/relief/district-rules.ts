/** Zhengzhou's districts, county-level cities and development zones, as reports name the place. */
export const DISTRICTS = [
  '中原区',
  '二七区',
  '管城区',
  '金水区',
  '上街区',
  '惠济区',
  '郑东新区',
  '经开区',
  '高新区',
  '航空港区',
  '中牟县',
  '巩义市',
  '荥阳市',
  '新密市',
  '新郑市',
  '登封市',
] as const;

/** A place outside the city: deeds in other cities count (郑信用办〔2021〕23号 一 1). */
export const ELSEWHERE = '市外';

/** What a report may give as its district. */
export const REPORT_DISTRICTS = [...DISTRICTS, ELSEWHERE] as const;
export type ReportDistrict = (typeof REPORT_DISTRICTS)[number];

/** For deeds that no single district is named of: an enterprise's, in a sheet of a department of the city. */
export const CITY_WIDE = '全市';
