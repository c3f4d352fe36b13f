import { readDocument } from '@benefit/shared/identity/document-rules';
import type { DocumentType } from '@benefit/shared/identity/document-rules';
import { readPersonName } from '@benefit/shared/identity/name-rules';
import type { FieldError } from '@benefit/shared/problem';
import { shanghaiDate } from '@benefit/shared/shanghai-time';

export interface BindForm {
  name: string;
  documentType: DocumentType;
  documentNumber: string;
  gender: 'male' | 'female' | null;
  birthDate: string;
  city: string;
  agreed: boolean;
}

export const EMPTY_FORM: BindForm = {
  name: '',
  documentType: 'resident-id',
  documentNumber: '',
  gender: null,
  birthDate: '',
  city: '',
  agreed: false,
};

/** What is wrong, by path; empty when it can be sent. The server looks again. */
export function formErrors(form: BindForm, now: Date): FieldError[] {
  const name = readPersonName(form.name);
  const document = readDocument(documentOf(form), shanghaiDate(now));
  return [
    ...(name.ok ? [] : [{ path: 'name', code: name.code, text: name.text }]),
    ...(document.ok ? [] : [{ path: document.path, code: document.code, text: document.text }]),
    ...(form.city === '' ? [{ path: 'city', code: 'required', text: '请选择信用分所在的城市' }] : []),
    ...(form.agreed ? [] : [{ path: 'consentVersion', code: 'required', text: '请阅读并勾选同意后再提交' }]),
  ];
}

/** What is sent of the document: gender and birth date only where its number does not say them. */
export function documentOf({ documentType, documentNumber, gender, birthDate }: BindForm) {
  const stated =
    documentType === 'resident-id'
      ? {}
      : { ...(gender ? { gender } : {}), ...(birthDate ? { birthDate } : {}) };
  return { documentType, documentNumber, ...stated };
}
