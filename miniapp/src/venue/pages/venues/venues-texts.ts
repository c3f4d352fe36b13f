export const venuesTexts = {
  title: '优惠网点',
  /** Where nothing was heard before the network went. */
  offline: '联网后可以查看',
  search: '搜索名称或地址',
  district: '区域',
  kind: '类型',
  kinds: [
    { value: '', text: '全部' },
    { value: 'bookstore', text: '书店' },
    { value: 'library', text: '图书馆' },
  ],
  allDistricts: '全部区域',
  openNow: '正在营业',
  showFilters: '按类型和区域筛选',
  hideFilters: '收起筛选',
  total: (total: number) => `共 ${total} 家`,
  /** Of the venues at hand alone, since only they are known. */
  openOf: (open: number, listed: number) => `列出的 ${listed} 家中，${open} 家正在营业`,
  allForMe: '您都能享受，已列出您的优惠',
  empty: '没有找到网点',
  emptyText: '换个名称或区域再试试。',
  noneOpen: '现在没有正在营业的网点',
  noneOpenText: '清除条件，可以看到各网点几点开门。',
  clear: '清除条件',
} as const;
