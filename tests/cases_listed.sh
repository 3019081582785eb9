#!/bin/sh
# cases_listed.sh FOLDER NAME...: meson knows no globbing, so its lists of cases are compared with the folders.
folder=$1
shift
kept=$(cd "$folder" && for cmd in */cmd; do echo "${cmd%/cmd}"; done | sort)
listed=$(printf '%s\n' "$@" | sort)
[ "$kept" = "$listed" ] && exit 0
echo "tests/meson.build and the folders of $folder differ; only one of the two has:"
printf '%s\n%s\n' "$kept" "$listed" | sort | uniq -u
exit 1
