import type { Argument, Command, Option } from 'commander';
import type { Io } from '../io.ts';

/** Shells that completions can be printed for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type CompletionShell = (typeof SHELLS)[number];

/** Prints a script that makes a shell complete commands, options and their choices; everything else are files. */
export function completion(io: Io, program: Command, shell: CompletionShell): void {
  io.out(`${SCRIPTS[shell](program.name(), program.commands.map(completed))}\n`);
}

/** What a command offers. */
interface Completed {
  readonly name: string;
  readonly about: string;
  readonly options: readonly CompletedOption[];
  /** Of its first word; empty where that is a file. */
  readonly choices: readonly string[];
}

interface CompletedOption {
  /** "--format" */
  readonly long: string;
  readonly about: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

function completed(command: Command): Completed {
  return {
    name: command.name(),
    about: command.description(),
    options: command.options.flatMap(completedOption),
    choices: command.registeredArguments.flatMap(({ argChoices = [] }: Argument) => argChoices),
  };
}

function completedOption({
  long,
  description,
  required,
  optional,
  argChoices = [],
}: Option): CompletedOption[] {
  if (typeof long !== 'string') return [];
  return [{ long, about: description, takesValue: required || optional, choices: argChoices }];
}

const SCRIPTS: Readonly<Record<CompletionShell, (name: string, commands: readonly Completed[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

function bashScript(program: string, commands: readonly Completed[]): string {
  const list = (words: readonly string[]): string => `words="${words.join(' ')}"`;
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ long, choices }) => `    "${name} ${long}") ${list(choices)}; value=1 ;;`),
  );
  return [
    `# In ~/.bashrc: eval "$(${program} completion bash)"`,
    `_${program}() {`,
    '  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words="" value=""',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    ${list(commands.map(({ name }) => name))}`,
    '  else',
    '    case "${COMP_WORDS[1]} $before" in',
    ...values.map((line) => `  ${line}`),
    '    esac',
    '    if [ -z "$value" ]; then case "${COMP_WORDS[1]} $current" in',
    ...commands.map(({ name, options }) => `      "${name} -"*) ${list(options.map(({ long }) => long))} ;;`),
    ...commands
      .filter(({ choices }) => choices.length > 0)
      .map(({ name, choices }) => `      "${name} "*) ${list(choices)} ;;`),
    '    esac; fi',
    '  fi',
    '  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")',
    '}',
    `complete -o bashdefault -o default -F _${program} ${program}`,
  ].join('\n');
}

/** Of a text between single quotes, where zsh gives brackets and colons a meaning. */
const zshText = (text: string): string => text.replaceAll("'", "'\\''").replaceAll(/[[\]:\\]/g, '\\$&');

function zshScript(program: string, commands: readonly Completed[]): string {
  const option = ({ long, about, takesValue, choices }: CompletedOption): string => {
    const values = choices.length > 0 ? `(${choices.join(' ')})` : '_files';
    return `'${long}[${zshText(about)}]${takesValue ? `:${long.slice(2)}:${values}` : ''}'`;
  };
  const words = ({ choices }: Completed): string =>
    choices.length > 0 ? `'1: :(${choices.join(' ')})'` : "'*:file:_files'";
  return [
    `#compdef ${program}`,
    `# In ~/.zshrc, after compinit: eval "$(${program} completion zsh)"`,
    `_${program}() {`,
    '  local -a commands',
    '  commands=(',
    ...commands.map(({ name, about }) => `    '${name}:${zshText(about)}'`),
    '  )',
    '  if (( CURRENT == 2 )); then _describe command commands; return; fi',
    '  shift words; (( CURRENT-- ))',
    '  case $words[1] in',
    ...commands.map(
      (one) => `    ${one.name}) _arguments ${[...one.options.map(option), words(one)].join(' ')} ;;`,
    ),
    '  esac',
    '}',
    `compdef _${program} ${program}`,
  ].join('\n');
}

const fishText = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;

function fishScript(program: string, commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, about, options, choices }) => {
    const within = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${fishText(about)}`,
      ...(choices.length > 0
        ? [`complete -c ${program} ${within} -f -a ${fishText(choices.join(' '))}`]
        : []),
      ...options.map((option) => {
        const values =
          option.choices.length > 0
            ? ` -xa ${fishText(option.choices.join(' '))}`
            : option.takesValue
              ? ' -r'
              : '';
        return `complete -c ${program} ${within} -l ${option.long.slice(2)}${values} -d ${fishText(option.about)}`;
      }),
    ];
  });
  return [`# In config.fish: ${program} completion fish | source`, ...lines].join('\n');
}
