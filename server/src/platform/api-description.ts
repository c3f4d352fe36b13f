import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import * as z from 'zod';
import { PROBLEMS, PROBLEM_CODES, ProblemBody } from '@benefit/shared/problem';

/** Where the pages of the API stand; `problemType` points below it. */
const DOCS = 'api/docs';

/** Serves the API's description: OpenAPI 3.1 at `/api/openapi.json`, a page of it at `/api/docs`. */
export function describeApi(app: NestFastifyApplication): void {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('我的信用优惠')
    .setDescription(`Problems are RFC 9457; [their codes](/${DOCS}/problems) are stable.`)
    .setVersion('1')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  const components = { ...about.components, schemas: { Problem: jsonSchema(ProblemBody, 'output') } };
  const document = () =>
    SwaggerModule.createDocument(
      app,
      { ...about, components } as typeof about,
      {
        standardSchemaConverter: (schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) => ({
          schema: jsonSchema(schema as z.ZodType, schemaType),
        }),
      } as never,
    );
  app
    .getHttpAdapter()
    .getInstance()
    .get(`/${DOCS}/problems`, (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(problemsPage()),
    );
  SwaggerModule.setup(DOCS, app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: '接口说明',
  });
}

/** OpenAPI 3.1 takes JSON Schema 2020-12 as it is. */
function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return rest;
}

/** What the `type` of a problem leads to: its code, status and title. */
function problemsPage(): string {
  const rows = PROBLEM_CODES.map((code) => {
    const { status, title } = PROBLEMS[code];
    return `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`;
  });
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>错误代码</title></head>
<body>
<h1>错误代码（RFC 9457）</h1>
<table>
<tr><th>code</th><th>status</th><th>title</th></tr>
${rows.join('\n')}
</table>
</body>
</html>
`;
}
