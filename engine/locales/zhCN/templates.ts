/** What the gallery says of each template, a line each: title, what is predicted from what, what to expect of it, its data. */
export const TEMPLATES = {
  'stock-price': `股票价格
    用过去 30 天的行情预测次日收盘价
    日线价格接近随机游走：预测通常与“和昨天一样”的朴素预测不相上下，技能得分在零附近，每次训练略高或略低。测试区间以 2020 年的暴跌收尾，平方误差大部分来自最后两个月。
    5 105 个交易日 · 标普 500`,
  'traffic-flow': `交通流量
    用过去 24 小时预测下一小时
    航班流量按日、按周重复，一个小型 GRU 就能学会：训练约 20 轮后，RMSE 比“上周同一时刻”低约五分之一，比“昨天同一时刻”低约五分之二；只训练五轮通常还胜不过“上周同一时刻”。
    4 344 小时 · 美国航班`,
};
