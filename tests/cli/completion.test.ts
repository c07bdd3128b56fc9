import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const has = (program: string): boolean => spawnSync(program, ['-c', 'true']).status === 0;

const script = async (shell: string): Promise<string> => {
  const { code, out } = await runCli(['completion', shell]);
  expect(code).toBe(0);
  return out;
};

describe('shell completion', async () => {
  const bash = await script('bash');
  /** What bash offers for the last of these words. */
  const offered = (...words: string[]): string[] => {
    const line = `COMP_WORDS=(evalpress ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${String(words.length)}; _evalpress; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr, status } = spawnSync('bash', ['-c', `${bash}\n${line}`], { encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    return stdout.split('\n').filter((word) => word !== '');
  };

  it('offers commands, their options, and the choices of an option', () => {
    expect(offered('le')).toEqual(['leaderboard']);
    expect(offered('scores', 'demo', '--the')).toEqual(['--theme']);
    expect(offered('scores', 'demo', '--theme', '')).toEqual(['light', 'dark']);
    expect(offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    // The value of any other option is a file or a word: nothing to offer.
    expect(offered('scores', 'demo', '--output', '')).toEqual([]);
    expect(offered('scores', 'da')).toEqual([]);
  });

  it.each(['zsh', 'fish'])('is a script that %s takes, where there is one', async (shell) => {
    const text = await script(shell);
    expect(text).toContain('leaderboard');
    if (!has(shell)) return;
    const { stderr, status } = spawnSync(shell, ['-n', '-c', text], { encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it('knows no other shell', async () => {
    expect(await runCli(['completion', 'dash'])).toMatchObject({ code: 64 });
  });
});
