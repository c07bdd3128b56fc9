/** Whether a path leads to a store that is not a folder of this machine: `s3a://…`, `hdfs://…`, or `file:///…` for many files. */
export function isLocation(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
}
