#!/bin/bash
# completion.sh PROGRAM: sources the completion that the program prints and presses the key at the end of
# some lines, as bash would.
set -u
program=$(realpath "$1")
number=0

compopt() { :; } # bash's own works only while a key is being answered
source <("$program" completion bash) || exit 1

# complete_line WORD...: what could stand for the last word, on one line
complete_line()
{
  COMP_WORDS=("$program" "$@")
  COMP_CWORD=$#
  COMPREPLY=()
  _targetline
  echo "${COMPREPLY[*]}"
}

# check NAME WANTED WORD...
check()
{
  local name=$1 wanted=$2 got
  shift 2
  got=$(complete_line "$@")
  number=$((number + 1))
  if [[ $got == "$wanted" ]]; then
    echo "ok $number - $name"
  else
    echo "not ok $number - $name"
    echo "# got \"$got\", want \"$wanted\""
  fi
}

check 'a command' 'gap' g
check 'every command' 'gap forecast backtest check convert list completion help' ''
check 'an option of a command' '--exit-status' gap --ex
check 'no option of another command' '' check --ex
check 'an option without a command' '--version' --v
check 'operands of list' 'models' list m
check 'names of a choice' 'balance' forecast --nature b
check 'after an equals sign' 'vi' gap --lang = v
check 'both spellings' '--colour --color' gap --col
check 'the other spelling' 'never' gap --color n
check 'just after it' 'en vi' gap --lang =
check 'a short option' 'markdown' gap -f m
check 'bundled plans' 'vietnam-2030' gap --plan viet
check "the plan's indicators" 'industry_share_grdp' gap --plan thanh-hoa-2030 --indicator industry_s
check 'commands to be explained' 'forecast' help f
check 'a free value' '' gap --until 20
cd "$(dirname "$0")" || exit 1
check 'a file' 'completion.sh' gap completi
check 'a file to write' 'completion.sh' gap -o completi

check 'every model' "$("$program" list models --format csv | sed '1d;s/,.*//' | paste -sd ' ')" forecast --model ''
echo "1..$number"
