import {
  Delete,
  Get,
  HttpCode,
  Post,
  Put,
  SerializeOptions,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiNoContentResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiResponse,
} from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, TERMINAL_HEADER } from '@benefit/shared/endpoint';
import type { Endpoint } from '@benefit/shared/endpoint';

/** Under which key a route remembers the endpoint it serves. */
export const ENDPOINT = Symbol('endpoint');

const METHODS = { GET: Get, POST: Post, PUT: Put, DELETE: Delete } as const;

/** `/passes/{passId}` as Nest writes it: `/passes/:passId`. */
const nestPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/**
 * Binds a controller's method to an endpoint of the contract: method and path, status, who may call
 * it, the schema its answer is cut down to, and its page in the API's description.
 */
export function Serves(endpoint: Endpoint): MethodDecorator {
  const decorators = [
    METHODS[endpoint.method](nestPath(endpoint.path)),
    HttpCode(endpoint.status),
    SetMetadata(ENDPOINT, endpoint),
    ApiOperation({ summary: endpoint.summary }),
    ...describedInput(endpoint),
  ];
  if (endpoint.produces !== undefined) {
    decorators.push(ApiProduces(...endpoint.produces), ApiResponse({ status: endpoint.status, ...FILE }));
  } else if (endpoint.response === null) {
    decorators.push(ApiNoContentResponse({ description: 'Done' }));
  } else {
    const schema = endpoint.response as never;
    decorators.push(
      SerializeOptions({ schema }),
      ApiResponse({ status: endpoint.status, standardSchema: schema, description: 'Done' }),
    );
    if (endpoint.idempotent) {
      const description = 'Done by an earlier call with the same key';
      decorators.push(ApiResponse({ status: 200, standardSchema: schema, description }));
    }
  }
  return applyDecorators(...decorators, ApiResponse(PROBLEM_RESPONSE));
}

const FILE = { description: 'The file', schema: { type: 'string', format: 'binary' } } as const;

const PROBLEM_RESPONSE = {
  status: 'default',
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
} as const;

function describedInput(endpoint: Endpoint): MethodDecorator[] {
  const decorators: MethodDecorator[] = [];
  if (endpoint.access !== 'anyone') decorators.push(ApiBearerAuth());
  if (endpoint.terminal) decorators.push(ApiHeader({ name: TERMINAL_HEADER, required: true }));
  if (endpoint.idempotent) decorators.push(ApiHeader({ name: IDEMPOTENCY_HEADER, required: true }));
  if (endpoint.consumes !== undefined) {
    decorators.push(ApiConsumes(endpoint.consumes), ApiBody({ schema: FILE.schema }));
  }
  for (const [, name] of endpoint.path.matchAll(/\{(\w+)\}/g))
    decorators.push(ApiParam({ name: name ?? '' }));
  return decorators;
}

/** Marks a route of the platform's own (health, metrics) that anybody may call without a contract. */
export const Open = (): MethodDecorator =>
  SetMetadata(ENDPOINT, { access: 'anyone' } satisfies Pick<Endpoint, 'access'>);
