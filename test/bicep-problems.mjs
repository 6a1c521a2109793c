// Looks whether texts are Bicep. A JSON list of texts comes in; out goes, for each, a list of what is wrong, such as
// `12: unexpected "}"`. A process of its own, because the parser is a module of Node's own kind and WebAssembly.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

function problems(node) {
  const line = node.startPosition.row + 1;
  if (node.isMissing) return [`${line}: missing ${node.type}`];
  if (node.isError)
    return [`${line}: unexpected ${JSON.stringify(node.text.split('\n', 1)[0].slice(0, 40))}`];
  return node.hasError ? node.children.flatMap(problems) : [];
}

const texts = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(texts.map((text) => problems(parser.parse(text).rootNode))));
