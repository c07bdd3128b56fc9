/** What tasks without a group are called where others have one. */
const REST = 'other tasks';

/** The group whose column a task is folded into. */
export function groupOf({ group }: { readonly group: string | null }): string {
  return group ?? REST;
}

/** What `show` of a query calls a group of tasks whose tasks have columns of their own. */
export function groupColumn(label: string): string {
  return `group:${label}`;
}

/** What `hide` of a query calls the column of a task. */
export function taskColumn(id: string): string {
  return `task:${id}`;
}
