#!/usr/bin/env bash
# The script of action.yml. Inputs are variables of the environment; action.yml describes them.
#
# Exit status: 0 no errors, 1 errors in the content, 2 a usage or environment error.
set -euo pipefail
export LC_ALL=C # Lengths are bytes.

# The content may be a stranger's. Nothing here needs a token, so no program that runs here gets one.
unset GITHUB_TOKEN GH_TOKEN ACTIONS_RUNTIME_TOKEN ACTIONS_ID_TOKEN_REQUEST_TOKEN ACTIONS_ID_TOKEN_REQUEST_URL

# The number of annotations that GitHub shows for each step and level.
annotations=10
# The size of a summary in bytes. GitHub drops one of more than 1 MiB.
summary_limit=$((900 * 1024))

fail() {
  echo "::error title=Demarc::$1"
  exit 2
}

# These events run with the secrets of the repository and may check out the code of a stranger.
case ${GITHUB_EVENT_NAME:-} in
pull_request_target | workflow_run)
  fail "the action does not run on $GITHUB_EVENT_NAME, whose token can write; use pull_request"
  ;;
esac

newline=$'\n'
for name in COMMAND FOLDER CONTENT OUTPUT BASE_URL BASELINE TODAY STRICT EXTERNAL PROGRAM WHEEL DIFF DIFF_FAIL_ON; do
  variable=DEMARC_$name
  case ${!variable:=} in
  *"$newline"*) fail "the input for $variable has more than one line" ;;
  esac
done
case $DEMARC_COMMAND in
check | build) ;;
*) fail "the input 'command' must be check or build" ;;
esac
case $DEMARC_DIFF in
-*) fail "the input 'diff' must be a revision" ;;
esac
case $DEMARC_DIFF_FAIL_ON in
breaking | additive | "") ;;
*) fail "the input 'diff-fail-on' must be breaking or additive" ;;
esac
for name in STRICT EXTERNAL; do
  variable=DEMARC_$name
  case ${!variable} in
  true | false | "") ;;
  *) fail "the inputs 'warnings-as-errors' and 'external' must be true or false" ;;
  esac
done

work=$(mktemp -d "${RUNNER_TEMP:-/tmp}/demarc.XXXXXX")

# Returns the path of the program in `program`.
find_program() {
  if [ -n "$DEMARC_PROGRAM" ]; then
    [ -x "$DEMARC_PROGRAM" ] || fail "the input 'program' names no program"
    program=$(realpath -- "$DEMARC_PROGRAM")
  elif [ -n "$DEMARC_WHEEL" ]; then
    [ -f "$DEMARC_WHEEL" ] || fail "the input 'wheel' names no file"
    python3 -m venv "$work/python"
    "$work/python/bin/pip" install --quiet --no-index --no-deps --disable-pip-version-check -- "$DEMARC_WHEEL"
    program=$work/python/bin/demarc
  elif command -v demarc >/dev/null; then
    program=$(command -v demarc)
  elif command -v swift >/dev/null; then
    echo "::group::Build Demarc from the action's source"
    make --directory "${GITHUB_ACTION_PATH:-$(dirname "$0")/..}" build
    echo "::endgroup::"
    program=${GITHUB_ACTION_PATH:-$(dirname "$0")/..}/.build/release/demarc
  else
    fail "there is no demarc: set the input 'program' or 'wheel', or install Swift before this step"
  fi
}

find_program
[ -z "$DEMARC_FOLDER" ] || cd -- "$DEMARC_FOLDER" || fail "the input 'working-directory' names no folder"

arguments=()
option() { [ -z "$2" ] || arguments+=("$1=$2"); }
option --content "$DEMARC_CONTENT"
option --base-url "$DEMARC_BASE_URL"
option --baseline "$DEMARC_BASELINE"
option --today "$DEMARC_TODAY"
site_arguments=(${arguments[@]+"${arguments[@]}"})
[ "$DEMARC_STRICT" != true ] || arguments+=(--warnings-as-errors)
[ "$DEMARC_EXTERNAL" != true ] || arguments+=(--external --link-cache "$work/links")

# Checks the content and writes the findings in a format to a file. Returns 0 or 1; ends the script after 2.
findings() {
  local status=0
  "$program" check ${arguments[@]+"${arguments[@]}"} --format "$1" >"$2" 2>"$work/messages" || status=$?
  if [ "$status" -gt 1 ]; then
    quiet cat "$work/messages"
    fail "demarc could not check the content (exit status $status); its messages are above"
  fi
  return "$status"
}

# Runs a command whose output may have text of the content. GitHub would obey lines with commands in it.
quiet() {
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$token"
  "$@"
  echo "::$token::"
}

result=0
findings json "$work/findings.json" || result=$?
findings github "$work/annotations" || true
findings text "$work/text" || true
findings sarif "$work/demarc.sarif" || true

# The number of findings of a level. A name at the start of a line is a key, because texts in JSON have no line breaks.
number() { sed -nE "/^  \"summary\"/,/^  }/s/^ *\"$1\" : ([0-9]+),?\$/\1/p" "$work/findings.json"; }
errors=$(number errors)
warnings=$(number warnings)
notes=$(number notes)
for count in "$errors" "$warnings" "$notes"; do
  [ -n "$count" ] || fail "demarc wrote findings in an unknown form"
done

counted() { if [ "$1" = 1 ]; then echo "1 $2"; else echo "$1 $2s"; fi; }
total="$(counted "$errors" error), $(counted "$warnings" warning), $(counted "$notes" note)"

# The log: everything as text, then the annotations. Each rule comes once before any comes twice, so that ten findings of
# one rule do not hide the others.
echo "::group::Demarc: $total"
quiet tr -d '\000-\010\013-\037\177' <"$work/text"
echo "::endgroup::"
for level in error warning notice; do
  grep "^::$level " "$work/annotations" >"$work/level" || continue
  awk '{
    rule = match($0, /title=[^:,]*/) ? substr($0, RSTART, RLENGTH) : ""
    printf "%06d %08d %s\n", seen[rule]++, NR, $0
  }' "$work/level" | sort | cut -d' ' -f3- >"$work/sorted"
  head -n "$annotations" "$work/sorted"
done
hidden=0
for count in "$errors" "$warnings" "$notes"; do
  [ "$count" -le "$annotations" ] || hidden=$((hidden + count - annotations))
done
[ "$hidden" = 0 ] ||
  echo "GitHub shows $annotations annotations a level: $(counted "$hidden" finding) more in the log and the summary"

# What changed since another revision: Markdown for a comment, which a job with a token can post, annotations, and the
# text in the log. The summary below has all of it that fits.
diff=
diff_result=0
compare() {
  local output=$1 status=0
  shift
  "$program" diff ${DEMARC_CONTENT:+"--content=$DEMARC_CONTENT"} "$@" -- "$DEMARC_DIFF" \
    >"$output" 2>"$work/messages" || status=$?
  if [ "$status" -gt 1 ]; then
    quiet cat "$work/messages"
    fail "demarc could not compare with $DEMARC_DIFF (exit status $status); its messages are above"
  fi
  return "$status"
}
if [ -n "$DEMARC_DIFF" ]; then
  diff=$work/demarc-diff.md
  compare "$diff" --format=markdown ${DEMARC_DIFF_FAIL_ON:+"--fail-on=$DEMARC_DIFF_FAIL_ON"} || diff_result=$?
  compare "$work/diff-text" --format=text || true
  compare "$work/diff-annotations" --format=github || true
  echo "::group::Changes since $DEMARC_DIFF"
  quiet tr -d '\000-\010\013-\037\177' <"$work/diff-text"
  echo "::endgroup::"
  # Findings have their annotations already.
  grep -E '^::warning [^:]*title=(breaking change|demarc diff)::' "$work/diff-annotations" || true
fi

# The site: only without errors. Demarc writes none otherwise.
site=
if [ "$DEMARC_COMMAND" = build ] && [ "$result" = 0 ]; then
  "$program" build ${site_arguments[@]+"${site_arguments[@]}"} --output "${DEMARC_OUTPUT:-Public}" \
    >"$work/built" 2>"$work/messages" || {
    quiet cat "$work/built" "$work/messages"
    fail "demarc could not build the website; its messages are above"
  }
  site=$(realpath -- "${DEMARC_OUTPUT:-Public}")
fi

# The summary: counts by rule, then as many findings as fit.
summary() {
  echo "## Demarc: $total"
  [ -z "$site" ] || printf '\nThe website has %s.\n' "$(counted "$(find "$site" -type f | wc -l | tr -d ' ')" file)"
  if [ -s "$work/annotations" ]; then
    printf '\n| rule | level | findings |\n| --- | --- | ---: |\n'
    sed -nE 's/^::(error|warning|notice) .*[ ,]title=([a-z0-9-]+)::.*$/\2 \1/p' "$work/annotations" | sort | uniq -c |
      sort -k1,1nr -k2,2 | awk '{ sub("notice", "note", $3); printf "| `%s` | %s | %d |\n", $2, $3, $1 }'
  fi
}
summary >"$work/head"
if [ -n "$diff" ]; then
  compare "$work/diff-summary" --format=markdown --length=$((summary_limit / 2)) || true
  { echo && cat "$work/diff-summary"; } >>"$work/head"
fi
room=$((summary_limit - $(wc -c <"$work/head") - 512))
{
  cat "$work/head"
  if [ "$errors$warnings$notes" != 000 ]; then
    # In <pre>, Markdown means nothing, and escaped text cannot end it.
    printf '\n<details><summary>Findings</summary>\n\n<pre>\n'
    tr -d '\000-\010\013-\037\177' <"$work/text" | sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' |
      awk -v limit="$room" '
        { size += length($0) + 1 }
        size > limit { rest++; next }
        { print }
        END { if (rest) printf "\n… %d more lines are in the log of the step.\n", rest }'
    printf '</pre>\n\n</details>\n'
  fi
} >"$work/summary"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$work/summary" >>"$GITHUB_STEP_SUMMARY"

[ -z "${GITHUB_OUTPUT:-}" ] || cat >>"$GITHUB_OUTPUT" <<END
errors=$errors
warnings=$warnings
notes=$notes
sarif=$work/demarc.sarif
site=$site
diff=$diff
END
[ "$result" != 0 ] || result=$diff_result
exit "$result"
