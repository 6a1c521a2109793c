// Microsoft's own validator with the schemas it ships, as a process of its own: Jest cannot load one of its
// modules on Node 20. Reads {"value", "schema"?} from stdin as JSON and writes the list of problems.
import { readFileSync } from 'node:fs';
import { AppManifestUtils } from '@microsoft/app-manifest';

const { value, schema } = JSON.parse(readFileSync(0, 'utf8'));
const problems = await AppManifestUtils.validateAgainstSchema(value, schema);
process.stdout.write(JSON.stringify(problems));
