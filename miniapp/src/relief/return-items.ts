import { categoryOf } from '@benefit/shared/relief/category-rules';
import { itemText } from '@benefit/shared/relief/report-rules';

interface Named {
  categoryCode: string | null;
  files: readonly { evidenceId: string }[];
}

/** What an item to supplement is called: 具体事项, 证明材料 第 3 份. */
export function itemName(item: string, { categoryCode, files }: Named): string {
  if (item in itemText) return itemText[item as keyof typeof itemText];
  if (item.startsWith('fields.')) {
    const key = item.slice('fields.'.length);
    const field = categoryOf(categoryCode ?? '')?.fields.find((each) => each.key === key);
    return field?.label ?? itemText.fields;
  }
  const index = files.findIndex(({ evidenceId }) => evidenceId === item);
  return index < 0 ? itemText.evidence : `${itemText.evidence} 第 ${index + 1} 份`;
}
