import type { Failure } from './call';

export interface FailureText {
  /** What is the case, in one sentence. */
  title: string;
  /** What to do about it. */
  hint: string;
  /** What to quote when asking for help. */
  code: string;
}

/** Says a failure in plain Chinese. */
export function failureText(failure: Failure): FailureText {
  switch (failure.kind) {
    case 'offline':
      return { title: '连不上网络', hint: '请检查网络后重试。', code: 'OFFLINE' };
    case 'unexpected':
      return {
        title: '系统返回了无法识别的内容',
        hint: '请稍后再试；如一直如此，请更新到最新版本。',
        code: 'UNEXPECTED',
      };
    case 'problem': {
      const { title, detail, code, requestId, clause } = failure.problem;
      const more = detail === title ? '' : detail;
      const cited = clause === undefined ? '' : `（${clause}）`;
      return { title, hint: more + cited || hintOf(failure.problem.status), code: requestId ?? code };
    }
  }
}

function hintOf(status: number): string {
  if (status === 401) return '请重新登录后再试。';
  if (status >= 500) return '请稍后再试；如一直如此，请把下面的编号告诉工作人员。';
  return '';
}
