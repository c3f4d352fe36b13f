import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import * as z from 'zod';

/** Serves the API's description: OpenAPI 3.1 at `/api/openapi.json`, a page of it at `/api/docs`. */
export function describeApi(app: NestFastifyApplication): void {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('我的信用优惠')
    .setDescription('Problems are RFC 9457; their codes are listed in docs/problems.md.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = () =>
    SwaggerModule.createDocument(app, about, {
      standardSchemaConverter: (schema: unknown, options: { schemaType: 'input' | 'output' }) =>
        z.toJSONSchema(schema as z.ZodType, {
          target: 'draft-2020-12',
          io: options.schemaType,
          unrepresentable: 'any',
        }),
    } as never);
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: '接口说明',
  });
}
