/** Runs in a page: editors and filters that need a document. Each takes HTML and returns what it keeps of it. */
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import DOMPurify from 'dompurify';
import Quill from 'quill';

/** The two editors that are installed on demand, as far as they are used here. */
interface OnDemand {
  tinymce: {
    init(
      options: object,
    ): Promise<{ setContent(html: string): void; getContent(): string; remove(): void }[]>;
  };
  CKEDITOR: Record<string, unknown> & {
    ClassicEditor: {
      create(element: Element, options: object): Promise<{ getData(): string; destroy(): Promise<void> }>;
    };
  };
}

declare const window: Window & OnDemand;

function append<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  document.body.append(element);
  return element;
}

function withTiptap(html: string): string {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [StarterKit],
    content: html,
  });
  const kept = editor.getHTML();
  editor.destroy();
  return kept;
}

function withQuill(html: string): string {
  const quill = new Quill(document.createElement('div'));
  quill.clipboard.dangerouslyPasteHTML(html);
  return quill.getSemanticHTML();
}

async function withTinyMce(html: string): Promise<string> {
  const [editor] = await window.tinymce.init({
    target: append('textarea'),
    license_key: 'gpl',
    plugins: 'link lists',
    skin: false,
    content_css: false,
  });
  if (!editor) throw new Error('TinyMCE did not start.');
  editor.setContent(html);
  const kept = editor.getContent();
  editor.remove();
  return kept;
}

interface CkEditorOptions {
  plugins?: unknown[];
  htmlSupport?: object;
}

async function withCkEditor(
  html: string,
  { plugins = [], htmlSupport }: CkEditorOptions = {},
): Promise<string> {
  const { ClassicEditor, Essentials, Paragraph, Heading, Bold, Italic, Link, List, BlockQuote } =
    window.CKEDITOR;
  const editor = await ClassicEditor.create(append('div'), {
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph, Heading, Bold, Italic, Link, List, BlockQuote, ...plugins],
    initialData: html,
    ...(htmlSupport && { htmlSupport }),
  });
  const kept = editor.getData();
  await editor.destroy();
  return kept;
}

/**
 * As Drupal sets it up for its text format “Full HTML”, which has no filter of its own.
 * @see https://git.drupalcode.org/project/drupal/-/blob/11.x/core/modules/ckeditor5/ckeditor5.ckeditor5.yml
 */
function withDrupalFullHtml(html: string): Promise<string> {
  const { GeneralHtmlSupport, SourceEditing } = window.CKEDITOR;
  const everything = { name: /.*/, attributes: true, classes: true, styles: true };
  return withCkEditor(html, {
    plugins: [GeneralHtmlSupport, SourceEditing],
    htmlSupport: { allow: [everything] },
  });
}

Object.assign(window, {
  pageFilters: {
    DOMPurify: (html: string): string => DOMPurify.sanitize(html),
    Quill: withQuill,
    TipTap: withTiptap,
    TinyMCE: withTinyMce,
    CKEditor: (html: string) => withCkEditor(html),
    DrupalFullHtml: withDrupalFullHtml,
  },
});
