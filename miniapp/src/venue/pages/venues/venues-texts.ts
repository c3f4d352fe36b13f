export const venuesTexts = {
  title: '优惠网点',
  search: '搜索名称或地址',
  district: '区域',
  kind: '类型',
  all: '全部',
  kinds: [
    { value: '', text: '全部类型' },
    { value: 'bookstore', text: '书店' },
    { value: 'library', text: '图书馆' },
  ],
  allDistricts: '全部区域',
  total: (total: number) => `共 ${total} 家`,
  empty: '没有找到网点',
  emptyText: '换个名称或区域再试试。',
  clear: '清除条件',
} as const;
