/**
 * The site that embeds the widget. Its pages are files whose placeholders are filled from the servers' origins
 * and from the address's query, on the server, so that the widget never sees an attribute change for it.
 * Tests can post a page of their own, with any headers, and get its address.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import express, { type Express, type Request } from 'express';
import { z } from 'zod';
import { bundleBuilder } from '../build/site/bundle.js';
import { escapeHtml, fillTemplate, type TemplateValues } from './template.js';

export interface Origins {
  readonly host: string;
  readonly files: string;
  readonly api: string;
  readonly checkout: string;
}

const PAGES = fileURLToPath(new URL('./pages', import.meta.url));
/** What an address may change about the widgets of a page. */
const VARIANT_ATTRIBUTES = ['nonprofit', 'theme', 'checkout', 'provider', 'currency', 'isolated'];
/** Stands for a CMS that lets no script through. */
const WITHOUT_SCRIPTS = 'cms';
const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;

const postedPageSchema = z.strictObject({
  html: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
});

export function createHostApp(origins: Origins): Express {
  const app = express();
  const posted = new Map<string, z.infer<typeof postedPageSchema>>();
  app.disable('x-powered-by');

  app.post('/_control/pages', express.json({ limit: '10mb' }), (req, res) => {
    const page = postedPageSchema.safeParse(req.body);
    if (!page.success) {
      res.status(400).json({ error: z.prettifyError(page.error) });
      return;
    }
    const path = `/posted/${posted.size + 1}.html`;
    posted.set(path, page.data);
    res.json({ url: origins.host + path });
  });

  app.get('/posted/:name', (req, res, next) => {
    const page = posted.get(req.path);
    if (!page) return next();
    // Node's own methods: Express would add a charset to the type.
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('Cache-Control', 'no-cache');
    for (const [name, value] of Object.entries(page.headers))
      res.setHeader(name, fillOrigins(value, origins));
    res.end(Buffer.from(fillOrigins(page.html, origins)));
  });

  app.get(['/', '/:name.html'], async (req, res, next) => {
    const name = z
      .string()
      .regex(/^[a-z-]+$/)
      .safeParse(req.params.name ?? 'index');
    const template = name.success ? await readPage(name.data) : undefined;
    if (template === undefined) return next();
    if (req.query.csp !== 'off') {
      const scripts = name.data !== WITHOUT_SCRIPTS;
      res.set('Content-Security-Policy', contentSecurityPolicy(origins, { scripts }));
    }
    res
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(addVariant(fillTemplate(template, pageValues(req, origins)), req));
  });

  let builder: ReturnType<typeof bundleBuilder> | undefined;
  app.get('/builder/:file.js', async (req, res, next) => {
    builder ??= bundleBuilder();
    const code = (await builder).get(`${req.params.file}.js`);
    if (code === undefined) return next();
    res.set('Cache-Control', 'no-cache').type('text/javascript').send(code);
  });

  app.use(express.static(PAGES, { index: false }));
  return app;
}

async function readPage(name: string): Promise<string | undefined> {
  try {
    return await readFile(`${PAGES}/${name}.html`, 'utf8');
  } catch {
    return undefined;
  }
}

function fillOrigins(text: string, origins: Origins): string {
  return fillTemplate(text, { ...origins });
}

function pageValues(req: Request, origins: Origins): TemplateValues {
  return {
    ...origins,
    home: '/',
    homeName: 'All pages of the demo',
    docs: '',
    key: asked(req, 'key') || 'pk_test_demo',
    nonprofit: asked(req, 'nonprofit') || 'clean-water-fund',
    theme: asked(req, 'theme') || 'auto',
  };
}

/** Gives a page the language, and its widgets the attributes, that the address asks for, ahead of their own. */
function addVariant(html: string, req: Request): string {
  const lang = asked(req, 'lang') || 'en';
  const dir = RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr';
  const attributes = VARIANT_ATTRIBUTES.filter((name) => asked(req, name) !== '')
    .map((name) => ` ${name}="${escapeHtml(asked(req, name))}"`)
    .join('');
  return html
    .replace('<html lang="en"', () => `<html lang="${escapeHtml(lang)}" dir="${dir}"`)
    .replace(/<sir-donate(?=\s)/g, (tag) => tag + attributes);
}

function asked(req: Request, name: string): string {
  const value = req.query[name];
  return typeof value === 'string' ? value : '';
}

/** Is what a careful site would send; `https:` lets the snippet builder try a real key. */
function contentSecurityPolicy({ files, api }: Origins, { scripts }: { scripts: boolean }): string {
  return [
    "default-src 'none'",
    scripts ? `script-src 'self' ${files}` : "script-src 'none'",
    "style-src 'self'",
    `img-src 'self' data: ${api} https:`,
    `connect-src 'self' ${files} ${api} https:`,
    `frame-src 'self' ${files}`,
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
