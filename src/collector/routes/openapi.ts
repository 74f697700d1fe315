import { json } from '../http/answer.ts';
import { recordJsonSchema } from '../records/record-schema.ts';
import type { Route } from './route.ts';

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } };

/** `/proofs/:id/upload` as OpenAPI writes it; a rest of the path has the name `path`. */
export const openApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}').replace('*', '{path}');

const security: Readonly<Record<NonNullable<Route['by']>, readonly object[]>> = {
  'upload token': [{ upload: [] }],
  visitor: [{ visitor: [] }],
  operator: [{ operator: [] }],
  auditor: [{ auditor: [] }],
  'visitor or operator': [{ visitor: [] }, { operator: [] }],
};

const operation = ({ path, summary, by, query = [], takes, gives, answers }: Route): object => ({
  summary,
  ...(by && { security: security[by] }),
  parameters: [
    ...[...openApiPath(path).matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...query.map((name) => ({ name, in: 'query', required: true, schema: { type: 'string' } })),
  ],
  ...(takes && {
    requestBody: {
      required: true,
      content: {
        [takes]: takes === 'application/json' ? { schema: { $ref: '#/components/schemas/records' } } : {},
      },
    },
  }),
  responses: Object.fromEntries(
    Object.entries(answers).map(([status, description]) => [
      status,
      { description, content: Number(status) < 400 ? { [gives ?? 'application/json']: {} } : PROBLEM },
    ]),
  ),
});

/** The whole description, out of the routes themselves. */
export const describe = (routes: readonly Route[], mount: string): object => {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Témoin collector', version: '1' },
    servers: [{ url: mount }],
    paths,
    components: {
      schemas: {
        problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            field: { type: 'string', description: 'The member, header or parameter at fault.' },
          },
        },
        records: {
          type: 'object',
          required: ['records'],
          additionalProperties: false,
          properties: {
            records: {
              type: 'array',
              minItems: 1,
              maxItems: 32,
              items: { $ref: '#/components/schemas/record' },
            },
          },
        },
        record: {
          type: 'object',
          required: ['signed'],
          additionalProperties: false,
          properties: {
            signed: {
              type: 'string',
              contentMediaType: 'application/json',
              contentSchema: recordJsonSchema(),
            },
            key: { type: 'object', description: 'Public P-256 key (JWK); not of a refusal.' },
            signature: {
              type: 'string',
              description: 'base64url, ES256 over the bytes of `signed`; not of a refusal.',
            },
          },
        },
      },
      securitySchemes: {
        upload: { type: 'http', scheme: 'bearer', description: 'Upload token of a grant.' },
        operator: { type: 'http', scheme: 'bearer', description: 'Access token of role operator.' },
        auditor: { type: 'http', scheme: 'bearer', description: 'Access token of role auditor.' },
        visitor: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description:
            'Temoin proof=<id>,t=<ISO time>,sig=<base64url ES256 over "method\\npath\\nt\\nsha256(body)">',
        },
      },
    },
  };
};

/** Describes these routes, and itself. */
export const openApi = (routes: readonly Route[]): Route => {
  const route: Route = {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description.',
    gives: 'application/json',
    answers: { 200: 'OpenAPI 3.1.' },
    handle: (_, { mount }) => json(200, describe([...routes, route], mount)),
  };
  return route;
};
