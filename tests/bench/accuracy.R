# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript accuracy.R TRAIN TEST [MODEL...]: what accuracy.c prints, of models of R's forecast package (ets, auto.arima,
# thetaf, damped Holt, random walk with drift, simple exponential smoothing, naive); minutes for a set.
suppressMessages(library(forecast))
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 2) stop("usage: accuracy.R TRAIN TEST [MODEL...]")
levels <- c(80, 95)
models <- list(
  ets = function(y, h) forecast(ets(y), h = h, level = levels),
  auto.arima = function(y, h) forecast(auto.arima(y), h = h, level = levels),
  thetaf = function(y, h) thetaf(y, h = h, level = levels),
  holt_damped = function(y, h) holt(y, h = h, damped = TRUE, level = levels),
  rwf_drift = function(y, h) rwf(y, h = h, drift = TRUE, level = levels),
  ses = function(y, h) ses(y, h = h, level = levels),
  naive = function(y, h) naive(y, h = h, level = levels)
)
asked <- if (length(arguments) > 2) arguments[-(1:2)] else names(models)

# Rows by indicator and area, years across.
read_wide <- function(path) {
  data <- read.csv(path, check.names = FALSE)
  key <- if ("area" %in% names(data)) paste(data$indicator, data$area) else data$indicator
  values <- as.matrix(data[grepl("^[0-9]{4}$", names(data))])
  rownames(values) <- key
  values
}

interval_score <- function(y, low, high, alpha) {
  high - low + 2 / alpha * pmax(0, low - y) + 2 / alpha * pmax(0, y - high)
}

score <- function(known, came, model) {
  h <- length(came)
  f <- try(model(ts(known), h), silent = TRUE)
  if (inherits(f, "try-error")) return(rep(NA, 6))
  seen <- !is.na(came)
  y <- came[seen]
  middle <- f$mean[seen]
  low <- f$lower[seen, , drop = FALSE]
  high <- f$upper[seen, , drop = FALSE]
  scale <- mean(abs(diff(known)))
  size <- abs(y) + abs(middle)
  c(
    mean(ifelse(size > 0, 200 * abs(y - middle) / size, 0)), mean(abs(y - middle)) / scale,
    mean(interval_score(y, low[, 1], high[, 1], 0.2)) / scale, mean(interval_score(y, low[, 2], high[, 2], 0.05)) / scale,
    mean(y >= low[, 1] & y <= high[, 1]), mean(y >= low[, 2] & y <= high[, 2])
  )
}

train <- read_wide(arguments[1])
test <- read_wide(arguments[2])
cat(sprintf("%-12s %7s %7s %8s %8s %8s %6s %6s\n", "model", "series", "sMAPE", "MASE", "MSIS80", "MSIS95", "in 80", "in 95"))
for (name in asked) {
  scores <- sapply(rownames(train), function(key) {
    known <- train[key, ]
    end <- max(which(!is.na(known)))
    after <- as.integer(colnames(test)) > as.integer(colnames(train)[end])
    came <- test[key, after]
    came <- came[seq_len(max(which(!is.na(came))))]
    score(unname(known[min(which(!is.na(known))):end]), unname(came), models[[name]])
  })
  scores[!is.finite(scores)] <- NA
  means <- rowMeans(scores, na.rm = TRUE)
  cat(sprintf(
    "%-12s %7d %7.3f %8.4f %8.3f %8.3f %5.1f%% %5.1f%%\n", name, sum(!is.na(scores[1, ])), means[1], means[2], means[3],
    means[4], 100 * means[5], 100 * means[6]
  ))
}
