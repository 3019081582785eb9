# Numbers with more than six significant digits, rounded to six: the last of fifteen differ between machines.
{
  line = $0
  out = ""
  while (match(line, /[0-9]+\.[0-9]+(e[-+][0-9]+)?/)) {
    number = substr(line, RSTART, RLENGTH)
    digits = number
    gsub(/[.]|^0\.0*|e.*/, "", digits)
    out = out substr(line, 1, RSTART - 1) (length(digits) > 6 ? sprintf("%.6g", number) : number)
    line = substr(line, RSTART + RLENGTH)
  }
  print out line
}
