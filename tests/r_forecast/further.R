# Rscript further.R: reads series.csv, writes arima.csv, optimised.csv, datasets.csv and orders.csv. R 4.2.2, forecast 8.20.
library(forecast)
options(digits = 15)
data <- read.csv("series.csv")
out <- file("arima.csv", "w")
writeLines("series,p,d,q,coefficients,quantity,h,value", out)
emit <- function(id, order, fixed, quantity, h, value)
  writeLines(sprintf("%s,%d,%d,%d,%s,%s,%d,%.15g", id, order[1], order[2], order[3],
                     paste(fixed, collapse = " "), quantity, h, value), out)
fixed_arima <- function(id, y, order, fixed) {
  fit <- if (length(fixed)) arima(y, order, include.mean = FALSE, fixed = fixed,
                                  transform.pars = FALSE, method = "ML", kappa = 1e8) else
    arima(y, order, include.mean = FALSE, method = "ML", kappa = 1e8)
  ahead <- predict(fit, n.ahead = 6)
  emit(id, order, fixed, "loglik", 0, fit$loglik)
  emit(id, order, fixed, "sigma2", 0, fit$sigma2)
  for (h in c(1, 2, 6)) {
    emit(id, order, fixed, "mean", h, ahead$pred[h])
    emit(id, order, fixed, "se", h, ahead$se[h])
  }
}
for (id in c("A_growing_level", "B_share", "C_growth_rate", "G_signed")) {
  y <- data$value[data$id == id]
  gaps <- y
  gaps[c(3, 7, 8)] <- NA
  for (values in list(list(id, y), list(paste0(id, "_gaps"), gaps))) {
    fixed_arima(values[[1]], values[[2]], c(1, 0, 0), 0.7)
    fixed_arima(values[[1]], values[[2]], c(0, 0, 2), c(0.6, -0.3))
    fixed_arima(values[[1]], values[[2]], c(2, 0, 1), c(1.1, -0.4, 0.5))
    fixed_arima(values[[1]], values[[2]], c(0, 1, 1), -0.55)
    fixed_arima(values[[1]], values[[2]], c(2, 1, 2), c(0.4, 0.3, -0.5, 0.2))
    fixed_arima(values[[1]], values[[2]], c(1, 2, 1), c(0.35, -0.8))
  }
}
close(out)

# What R's searches reach; ETS with additive errors.
out <- file("optimised.csv", "w")
writeLines("series,model,quantity,value", out)
emit <- function(id, model, quantity, value)
  writeLines(sprintf("%s,%s,%s,%.15g", id, model, quantity, value), out)
for (id in c("A_growing_level", "B_share", "C_growth_rate", "D_count_outlier_shift", "G_signed")) {
  y <- ts(data$value[data$id == id])
  shapes <- list(ses = c("ANN", FALSE), holt = c("AAN", FALSE), damped_holt = c("AAN", TRUE))
  for (name in names(shapes)) {
    fit <- ets(y, shapes[[name]][1], damped = shapes[[name]][2] == "TRUE", bounds = "usual")
    emit(id, name, "sse", sum(residuals(fit)^2))
    emit(id, name, "aicc", fit$aicc)
  }
  best <- ets(y, "ZZZ", additive.only = TRUE, bounds = "usual")
  emit(id, "ets", "aicc", best$aicc)
  emit(id, "ets", "mean1", forecast(best, 1)$mean[1])
  emit(id, "arima", "d", ndiffs(y))
  fit <- auto.arima(y, max.p = 2, max.q = 2, max.order = 4, stepwise = FALSE, approximation = FALSE,
                    seasonal = FALSE)
  emit(id, "arima", "aicc", fit$aicc)
  emit(id, "arima", "mean1", forecast(fit, 1)$mean[1])
  emit(id, "theta", "mean1", thetaf(y)$mean[1])
  emit(id, "theta", "mean6", thetaf(y)$mean[6])
  level <- StructTS(y, type = "trend")
  emit(id, "local_linear_trend", "level", level$coef["level"])
  emit(id, "local_linear_trend", "slope", level$coef["slope"])
  emit(id, "local_linear_trend", "noise", level$coef["epsilon"])
}
close(out)

# Yearly and other series of R's package datasets, and the order that auto.arima() finds best.
values <- list(LakeHuron = LakeHuron, lynx = log10(lynx), lh = lh, Nile = Nile, WWWusage = WWWusage,
               nhtemp = nhtemp, treering = treering[1:120], discoveries = discoveries)
# A stationary series that the KPSS test only just does not reject.
for (seed in 1:1000) {
  set.seed(seed)
  near <- 10 + round(arima.sim(list(ar = 0.6), 60), 2)
  statistic <- urca::ur.kpss(near, type = "mu", use.lag = trunc(3 * sqrt(60) / 13))@teststat
  if (statistic > 0.455 && statistic < 0.463) break
}
values$near_kpss <- near
out <- file("datasets.csv", "w")
writeLines("series,value", out)
for (id in names(values)) writeLines(sprintf("%s,%.15g", id, as.numeric(values[[id]])), out)
close(out)
out <- file("orders.csv", "w")
writeLines("series,p,d,q,constant,mean1,mean5,sigma2", out)
for (id in names(values)) {
  fit <- auto.arima(ts(as.numeric(values[[id]])), max.p = 2, max.q = 2, max.order = 4, stepwise = FALSE,
                    approximation = FALSE, seasonal = FALSE)
  ahead <- forecast(fit, 5)$mean
  writeLines(sprintf("%s,%d,%d,%d,%d,%.15g,%.15g,%.15g", id, fit$arma[1], fit$arma[6], fit$arma[2],
                     as.integer(any(c("intercept", "drift") %in% names(fit$coef))), ahead[1], ahead[5],
                     fit$sigma2), out)
}
close(out)
