import type { DemoPerson } from './demo-accounts.ts';

const zhengzhou = (name: string, number: string, score: number): DemoPerson => ({
  name,
  number,
  city: '郑州',
  score,
});

/** People who have used benefits before, so that a till's day and a ledger look alive. */
export const DEMO_READERS: readonly DemoPerson[] = [
  zhengzhou('周雨桐', '410105195907211495', 171),
  zhengzhou('吴海涛', '410102200209044743', 155),
  zhengzhou('郑玉兰', '410122195309071388', 133),
  zhengzhou('冯学军', '410102197707033460', 122),
  zhengzhou('陈思远', '410102198507029461', 118),
  zhengzhou('褚明亮', '410122195704217420', 109),
  zhengzhou('卫春梅', '410122195310195062', 147),
  zhengzhou('蒋大伟', '410102196401189791', 126),
  zhengzhou('沈若溪', '410103196807056530', 160),
  zhengzhou('韩国庆', '410102198605189354', 103),
  zhengzhou('杨晓燕', '410103195610197546', 138),
  zhengzhou('朱振华', '410103197302188292', 115),
];

/** People of the registry whom nobody has bound yet; `sun` is offered one of them. */
export const DEMO_UNBOUND: readonly DemoPerson[] = [
  zhengzhou('孙立新', '410102199101203102', 133),
  zhengzhou('何嘉慧', '410108199809148952', 151),
  zhengzhou('吕东升', '410105198410154708', 124),
  zhengzhou('施静怡', '410105197003238985', 108),
  zhengzhou('孔令辉', '410103196010106377', 119),
  zhengzhou('曹桂英', '410108197612153943', 142),
];
