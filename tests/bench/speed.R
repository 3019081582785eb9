# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript speed.R FILE N: processor seconds a series that ets, auto.arima and thetaf of R's forecast package take together
# for six years with their 80% and 95% intervals, the median over the first N series of FILE.
suppressMessages(library(forecast))
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[1], check.names = FALSE)
years <- grep("^[0-9]{4}$", names(data))
series <- head(seq_len(nrow(data)), as.integer(arguments[2]))
models <- list(
  function(y) forecast(ets(y), h = 6, level = c(80, 95)),
  function(y) forecast(auto.arima(y), h = 6, level = c(80, 95)),
  function(y) thetaf(y, h = 6, level = c(80, 95))
)
invisible(lapply(models, function(model) model(ts(c(3, 4, 6, 5, 7, 9, 8, 10, 12, 11))))) # loads what is loaded late
seconds <- sapply(series, function(row) {
  y <- ts(na.omit(unlist(data[row, years], use.names = FALSE)))
  sum(system.time(for (model in models) model(y))[c("user.self", "sys.self")])
})
cat(median(seconds), "\n")
