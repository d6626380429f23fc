# Writes what the forecasts are held against: real series that R and its packages ship, and what ets and auto.arima of the forecast
# package say at fixed origins. From the root of the repository, with Debian's r-base-core, r-cran-forecast, r-cran-tseries,
# r-cran-lmtest, r-cran-aer and r-cran-urca, in about ten minutes:
#   Rscript eng/forecast-reference.R
# Writes series.csv (name, values in a season, values) and origins.csv (name, number of values before the origin, how many of them
# the methods see, then for both methods their path and how many of the values that came lie in their 80 % interval).
suppressMessages(library(forecast))

# A series of a package by the name of its data set, or one column of it.
shipped <- function(package, name, column = NULL) {
  place <- new.env()
  data(list = name, package = package, envir = place)
  values <- place[[if (exists(name, place)) name else ls(place)[1]]]
  na.contiguous(if (is.null(column)) values else values[, column])
}

monthly <- list(
  AirPassengers = AirPassengers, co2 = co2, nottem = nottem, ldeaths = ldeaths, mdeaths = mdeaths, fdeaths = fdeaths,
  USAccDeaths = USAccDeaths, UKDriverDeaths = UKDriverDeaths, sunspots = sunspots, gas = gas, wineind = wineind
)
for (column in c("front", "rear", "kms", "PetrolPrice", "VanKilled")) monthly[[column]] <- Seatbelts[, column]
for (name in c("fyff", "gmdc", "ip", "jocci", "lhur", "pw561")) monthly[[name]] <- shipped("lmtest", name, 1)
for (name in c("tcm10y", "tcm1y")) monthly[[name]] <- shipped("tseries", "tcm", name)
monthly <- c(monthly, list(
  nino3 = shipped("tseries", "nino", "nino3"), BondYield = shipped("AER", "BondYield"), DutchSales = shipped("AER", "DutchSales"),
  orange.price = shipped("AER", "FrozenJuice", "price"), orange.ppi = shipped("AER", "FrozenJuice", "ppi"),
  pepper = shipped("AER", "PepperPrice", 1), production = shipped("AER", "USMacroSWM", 1)
))
quarterly <- list(
  UKgas = UKgas, JohnsonJohnson = JohnsonJohnson, austres = austres, presidents = na.contiguous(presidents), woolyrnq = woolyrnq,
  rs = shipped("tseries", "USeconomic", "rs"), bondyield = shipped("lmtest", "bondyield", 1),
  stocks = shipped("lmtest", "valueofstocks", 1), unemployment = shipped("AER", "GermanUnemployment", 1),
  nondurables = shipped("AER", "UKNonDurables"), money = shipped("AER", "USMoney", 1),
  USProdIndex = shipped("AER", "USProdIndex", 1), gdp = shipped("AER", "USMacroG", "gdp"), consumption = shipped("urca", "UKconsumption", 1)
)
folder <- "tests/Scorecard.Domain.Tests/Forecasts/Reference"
most <- 240

numbers <- function(values) paste(signif(as.numeric(values), 6), collapse = " ")

told <- function(model, horizon, came) {
  ahead <- forecast(model, h = horizon, level = 80)
  c(numbers(ahead$mean), sum(came >= ahead$lower & came <= ahead$upper))
}

# Two origins for each number of values that are seen, one a third of the way and one at the end.
origins <- function(length, horizon, seen) {
  room <- length - horizon - seen
  if (room < 0) return(NULL)
  data.frame(seen = seen, before = unique(seen + c(room %/% 3, room)))
}

written <- list()
lines <- character()
series <- c(monthly, quarterly)
for (name in names(series)) {
  values <- tail(series[[name]], most)
  season <- frequency(values)
  horizon <- if (season == 12) 12 else 8
  lines <- c(lines, paste(name, season, numbers(values), sep = ","))
  counts <- if (season == 12) c(36, 60, 84, 120) else c(24, 36, 60, 80)
  at <- do.call(rbind, lapply(counts, function(seen) origins(length(values), horizon, seen)))
  for (i in seq_len(nrow(at))) {
    before <- at$before[i]
    history <- ts(values[(before - at$seen[i] + 1):before], frequency = season)
    came <- values[before + 1:horizon]
    written[[length(written) + 1]] <- paste(
      c(name, before, at$seen[i], told(ets(history), horizon, came), told(auto.arima(history), horizon, came)), collapse = ","
    )
  }
}
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
writeLines(c("name,season,values", lines), file.path(folder, "series.csv"))
writeLines(c("name,before,seen,ets,ets held,auto.arima,auto.arima held", unlist(written)), file.path(folder, "origins.csv"))
