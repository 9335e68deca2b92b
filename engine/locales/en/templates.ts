/** What the gallery says of each template, a line each: title, what is predicted from what, what to expect of it, its data. */
export const TEMPLATES = {
  'stock-price': `Stock price
    Tomorrow’s close from 30 days of prices
    Daily prices are close to a random walk, so expect a forecast about as good as “same as yesterday” and a verdict that it is no better. The test span ends in the crash of 2020: its last two months hold most of the squared error.
    5 105 days · S&P 500`,
  'traffic-flow': `Traffic flow
    The next hour from the last 24 hours
    Air traffic repeats by the day and by the week, and a small GRU learns both: after about 20 epochs its RMSE is roughly a fifth below “same hour last week” and a seventh below the mean of the same hour of the week. Five epochs are usually too few to beat last week.
    4 344 hours · US air traffic`,
} as const;
