interface Token {
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}
interface Markdown {
  render(text: string): string;
  validateLink: (url: string) => boolean;
  disable(rules: readonly string[]): Markdown;
  renderer: {
    rules: Record<
      string,
      (tokens: Token[], at: number, options: unknown, env: unknown, self: Rules) => string
    >;
  };
}
interface Rules {
  renderToken(tokens: Token[], at: number, options: unknown): string;
}
declare const markdownit: (options: Readonly<Record<string, boolean>>) => Markdown;

let markdown: Markdown | undefined;

function create(): Markdown {
  const made = markdownit({ html: false, linkify: true, breaks: true }).disable(['image']);
  made.validateLink = (url) => /^(https:|mailto:)/i.test(url.trim());
  made.renderer.rules['link_open'] = (tokens, at, options, _env, self) => {
    tokens[at]?.attrSet('target', '_blank');
    tokens[at]?.attrSet('rel', 'noopener noreferrer');
    return self.renderToken(tokens, at, options);
  };
  return made;
}

/** Markdown as HTML that holds no foreign markup, no pictures, and only https and mail links. */
export function toHtml(text: string): string {
  markdown ??= create();
  const mentions = text.replace(/<at>([^<]*)<\/at>/g, '**$1**');
  return markdown.render(mentions);
}
