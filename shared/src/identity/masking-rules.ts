/** Surnames of two characters that are still in use. A name of exactly two is never taken for one. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 轩辕 端木 百里 呼延 南宫 东郭 ' +
    '西门 独孤 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 拓跋 赫连 澹台 第五 万俟 闻人 南门 ' +
    '左丘 梁丘 谷梁 公羊 漆雕 乐正 巫马 公西 壤驷 羊舌 微生 归海 段干 东里 纳兰 完颜 叶赫 耶律 歐陽 司馬 諸葛 東方'
  ).split(' '),
);

/**
 * A name as a till shows it: the surname and always two stars, so that not even the length is told
 * (rule 23): 张三丰 → 张**, 欧阳修 → 欧阳**. Of other names (买买提·艾力, John Smith) the first character stays.
 */
export function maskSurname(name: string): string {
  const characters = Array.from(name);
  const surname = characters.slice(0, 2).join('');
  const isCompound = characters.length > 2 && COMPOUND_SURNAMES.has(surname);
  return `${isCompound ? surname : (characters[0] ?? '')}**`;
}

/**
 * A name as its own holder and officers see it in lists: first and last character, a star for each
 * between them. 张三丰 → 张*丰, 张三 → 张*, a single character → *.
 */
export function maskName(name: string): string {
  const characters = Array.from(name);
  if (characters.length < 2) return '*'.repeat(characters.length);
  const last = characters.length > 2 ? (characters[characters.length - 1] ?? '') : '';
  return `${characters[0] ?? ''}${'*'.repeat(characters.length - (last ? 2 : 1))}${last}`;
}

/**
 * A document's number with at most four characters at either end, and never more than half of it:
 * 410101199001011234 → 4101**********1234, E12345678 → E1*****78.
 */
export function maskDocumentNumber(documentNumber: string): string {
  const shown = Math.min(4, Math.floor(documentNumber.length / 4));
  const hidden = documentNumber.length - 2 * shown;
  return documentNumber.slice(0, shown) + '*'.repeat(hidden) + documentNumber.slice(shown + hidden);
}
