/**
 * Shell scripts by which a workflow keeps snapshots: on the branch `snapshots` of the repository, which has the whole site as it
 * was when the last one was made. No deployment loses them, and their history can be looked at. Scripts take `OUT`, the folder of
 * the site, and `TOKEN`, which may read the repository; the second one has to be allowed to write it.
 */
export const SNAPSHOT_SCRIPTS = {
  /** Stops a run of any other branch than the default one: what is kept for ever is what the board says, not what a branch tries. */
  guard: `set -euo pipefail
login=$(printf 'x-access-token:%s' "$TOKEN" | base64 | tr -d '\\n')
remote=$(git -c "http.extraheader=AUTHORIZATION: basic $login" ls-remote --symref origin HEAD)
default=$(printf '%s\\n' "$remote" | awk '$1 == "ref:" { print $2 }')
if [ "$GITHUB_REF" = "$default" ]; then exit 0; fi
echo "::error::Snapshots are made of the default branch only, \${default#refs/heads/}, and this run is of \${GITHUB_REF#refs/heads/}. Nothing was kept. Run the workflow on that branch, or without a snapshot."
exit 1
`,
  /** Puts the site with the snapshots so far into the folder; without a repository or such a branch there are none. */
  restore: `set -euo pipefail
if ! git rev-parse --git-dir > /dev/null 2>&1; then exit 0; fi
login=$(printf 'x-access-token:%s' "$TOKEN" | base64 | tr -d '\\n')
hub() { git -c "http.extraheader=AUTHORIZATION: basic $login" "$@"; }
branch=$(hub ls-remote origin refs/heads/snapshots)
mkdir -p "$OUT"
if [ -n "$branch" ]; then
  hub fetch --depth=1 origin +refs/heads/snapshots:refs/evalpress/snapshots
  git archive refs/evalpress/snapshots | tar --extract --directory "$OUT"
fi
`,
  /** Adds the folder as it is to the branch, where anything in it is new. */
  keep: `set -euo pipefail
login=$(printf 'x-access-token:%s' "$TOKEN" | base64 | tr -d '\\n')
export GIT_DIR=$(git rev-parse --absolute-git-dir)
export GIT_INDEX_FILE="$GIT_DIR/snapshots.index"
cd "$OUT"
export GIT_WORK_TREE="$PWD"
git add --all --force .
tree=$(git write-tree)
parent=$(git rev-parse --quiet --verify refs/evalpress/snapshots || true)
if [ "$tree" = "$(git rev-parse --quiet --verify 'refs/evalpress/snapshots^{tree}' || true)" ]; then exit 0; fi
export GIT_AUTHOR_NAME=evalpress GIT_AUTHOR_EMAIL=evalpress@users.noreply.github.com
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
commit=$(git commit-tree "$tree" \${parent:+-p "$parent"} -m "Snapshot of $GITHUB_SHA")
git -c "http.extraheader=AUTHORIZATION: basic $login" push origin "$commit:refs/heads/snapshots"
`,
} as const;
