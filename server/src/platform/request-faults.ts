import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { FieldError } from '@benefit/shared/problem';
import { Problem } from './problem.ts';

/** The part of a schema issue that its Chinese text is made from; the union of zod's issue kinds. */
interface Issue {
  readonly path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly keys?: readonly string[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly origin?: string;
}

/** Longest list of faults that is sent back: a body of ten thousand bad fields gets no answer that size. */
const MAX_FAULTS = 20;

/**
 * Checks bodies and queries against the schema their route names.
 *
 * @throws Problem `invalid-request` with every faulty field
 */
export class RequestPipe implements PipeTransform {
  async transform(value: unknown, { schema }: ArgumentMetadata): Promise<unknown> {
    if (schema === undefined) return value;
    const result = await schema['~standard'].validate(value ?? {});
    if (result.issues === undefined) return result.value;
    throw new Problem('invalid-request', { errors: requestFaults(result.issues, value) });
  }
}

/** Turns the issues of a request that does not fit its schema into faults by field, in Chinese. */
export function requestFaults(issues: readonly unknown[], request: unknown): FieldError[] {
  return issues.slice(0, MAX_FAULTS).flatMap((raw) => {
    const issue = raw as Issue;
    const path = pathOf(issue);
    if (issue.code === 'unrecognized_keys') {
      return (issue.keys ?? []).slice(0, MAX_FAULTS).map((key) => ({
        path: join(path, key.slice(0, 64)),
        code: 'unknown-field',
        text: '不认识这个字段',
      }));
    }
    return [{ path, ...fault(issue, valueAt(request, path)) }];
  });
}

const pathOf = (issue: Issue): string =>
  (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function valueAt(request: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      request,
    );
}

const REQUIRED = { code: 'required', text: '请填写' };

function fault(issue: Issue, value: unknown): { code: string; text: string } {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? REQUIRED : { code: 'wrong-type', text: '类型不对' };
    case 'too_small':
      return issue.origin === 'string'
        ? { code: 'too-short', text: issue.minimum === 1 ? '请填写' : `至少 ${issue.minimum} 个字符` }
        : { code: 'too-small', text: `不能小于 ${issue.minimum}` };
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'too-long', text: `最多 ${issue.maximum} 个字符` }
        : { code: 'too-big', text: `不能大于 ${issue.maximum}` };
    case 'invalid_format':
      return { code: 'wrong-format', text: '格式不对' };
    case 'invalid_value':
      return value === undefined ? REQUIRED : { code: 'not-a-choice', text: '不在可选范围内' };
    default:
      return { code: 'invalid', text: '填写的内容有误' };
  }
}
