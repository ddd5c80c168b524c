// Where do the packages of a Python program of ours lie? In the cache of downloads, fetched by pip once for each Python.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cachedFolder } from '../../stack/download-cache.ts';
import { cacheFolderOf } from '../../stack/folders.ts';
import { lastWords, runTool } from '../../stack/run-tool.ts';
import { platform } from '../../stack/version-lock.ts';
import { root, textOf } from '../architecture/tree.ts';

/**
 * The folder for PYTHONPATH; null where there is no Python.
 * @param name of the folder in the cache
 * @param requirements path of the file that names them, each in one version
 * @param dependencies listed: nothing that the file does not name is fetched
 */
export const pythonPackages = async (
  name: string,
  requirements: string,
  dependencies: 'found' | 'listed' = 'found',
): Promise<string | null> => {
  const { code, output } = await runTool('python3', ['-c', 'import sys; print(sys.version_info[:2])']);
  if (code === null) return null;
  const [version, wanted] = [output.replaceAll(/\D+/g, '-'), textOf(requirements)];
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return cachedFolder(cacheFolderOf(process.env), `${name}${version}${platform}-${hash}`, async (folder) => {
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--only-binary=:all:',
      '--no-compile',
    ];
    const alone = dependencies === 'listed' ? ['--no-deps'] : [];
    const place = ['--target', folder, '--requirement', join(root, requirements)];
    const installed = await runTool('python3', [...pip, ...alone, ...place]);
    if (installed.code !== 0) throw new Error(`pip could not install them: ${lastWords(installed.output)}`);
  });
};
