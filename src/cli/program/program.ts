import { Command } from 'commander';
import type { Io } from '../io.ts';
import { addDataCommands } from './data-commands.ts';
import { addListCommands } from './list-commands.ts';
import { addRankCommands } from './rank-commands.ts';
import { addCompletion, addSharingCommands, addSiteCommands, addVersionCommands } from './site-commands.ts';

/** All commands with their options. What they do is loaded when one is called, so that `--help` stays quick. */
export function makeProgram(io: Io): Command {
  const program = new Command('evalpress')
    .description('Static leaderboards from LLM benchmark results, with ranks you can defend.')
    .version(io.version())
    .showSuggestionAfterError()
    .showHelpAfterError('Run with --help to see what is there.')
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
    .exitOverride();
  addListCommands(program, io);
  addRankCommands(program, io);
  addDataCommands(program, io);
  addSiteCommands(program, io);
  addSharingCommands(program, io);
  addVersionCommands(program, io);
  addCompletion(program, io);
  return program;
}
