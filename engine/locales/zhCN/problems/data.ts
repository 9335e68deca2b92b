/** What can be wrong with a data file or a recipe. */
export const DATA_PROBLEMS = {
  'data.empty': `文件 {{file}} 是空的。
    请选择带表头且至少有一行数据的 CSV 文件。`,
  'data.headerOnly': `文件 {{file}} 有表头，但没有数据行。
    请选择表头下方有数据行的文件。`,
  'data.ragged': `{{file}} 的第 {{line}} 行有 {{received}} 个字段，但表格有 {{expected}} 个（这样的行共 {{count}} 行）。
    请在该处增减字段；文本中含有逗号时，文本两侧需要加引号。`,
  'data.quotes': `{{file}} 第 {{line}} 行的引号没有闭合。
    请补上引号，或将其删除。`,
  'data.longCell': `{{file}} 中从第 {{line}} 行开始的一个字段超过 {{limit}} 个字符。
    如果那里有未闭合的引号，请补上；如果该文件不是表格，请另选一个。`,
  'data.tooManyFields': `{{file}} 的第 {{line}} 行超过 {{limit}} 个字段。
    请选择每个量占一列、每一步占一行的文件。`,
  'data.longName': `{{file}} 第 {{position}} 列的名称有 {{length}} 个字符（{{start}}），最多可用 {{limit}} 个。
    请换用较短的名称。如果文件没有表头，请加上一行表头。`,
  'data.encoding': `{{file}} 不是 UTF-8 文本：第 {{line}} 行的字节 {{byte}} 无效。
    请另存为 UTF-8（Excel 中选择“CSV UTF-8”）。`,
  'data.binary': `{{file}} 不是文本文件：第 {{line}} 行含有零字节。
    请选择 CSV 文件。电子表格必须先另存为 CSV。`,
  'data.notJson': `{{file}} 是损坏的 JSON：第 {{line}} 行第 {{column}} 个字符不符合格式。
    请从来源重新写出该文件，它可能不完整。`,
  'data.jsonDeep': `{{file}} 第 {{line}} 行的 JSON 列表和对象嵌套超过 {{limit}} 层。
    请选择每一行为一条记录的文件。`,
  'data.jsonKeys': `{{file}} 中延伸到第 {{line}} 行的一个对象有超过 {{limit}} 个键。
    请写成记录列表，或每行一条记录。`,
  'data.jsonNoTable': `{{file}} 是 JSON，但不是表格：其中是{{found}}。
    请选择含有记录列表，或每列一个值列表的文件。`,
  'data.tooManyCells': `{{file}} 含有的值超过 {{limit}} 个。
    请选取其中一部分：减少行数或列数。`,
  'data.oldExcel': `{{file}} 是旧格式的 Excel 文件（.xls），或受密码保护。
    请在 Excel 中另存为 .xlsx，不设密码。`,
  'data.binaryExcel': `{{file}} 是二进制工作簿（.xlsb），无法读取。
    请在 Excel 中另存为 .xlsx。`,
  'data.zip': `{{file}} 是 zip 文件，但不是 Excel 工作簿。
    请解压后选择其中的表格。`,
  'data.excelDamaged': `{{file}} 是损坏的 Excel 工作簿：无法读取 {{part}}。
    请在 Excel 中重新保存，或从来源重新获取该文件。`,
  'data.excelLarge': `工作簿 {{file}} 太大：{{part}} 解压后超过 {{limit}} MB。
    请将该工作表另存为 CSV，然后选择该文件。`,
  'data.excelEmpty': `{{file}} 是没有任何非空单元格的工作簿。
    请选择含有表格的工作簿。`,
  'data.noSheet': `{{file}} 没有工作表“{{sheet}}”。
    请从中选择：{{sheets}}。`,
  'data.parquetDamaged': `{{file}} 是损坏的 Parquet 文件。
    请从来源重新获取该文件，它可能不完整。`,
  'data.parquetCodec': `{{file}} 是以 {{codec}} 压缩的 Parquet 文件，无法读取。
    请以 snappy、gzip、zstd 或不压缩的方式写出。`,
  'data.parquetNested': `{{file}} 是没有普通值列的 Parquet 文件。
    请选择每个量占一列的文件。`,
  'data.textInNumbers': `列“{{column}}”是数值列，但第 {{line}} 行的“{{text}}”不是数值（这样的单元格共 {{count}} 个），按空值读取。
    请更正文件；如果该单元格本来就没有值，则无需处理。`,
  'data.setAside': `{{file}} 中有 {{count}} 行未计入表格，原因：{{reason}}（第 {{lines}} 行）。
    如果这些行属于表格，请更正。`,
  'data.damaged': `{{file}} 中有 {{count}} 个字节不是 UTF-8，首次出现在第 {{line}} 行，显示为“\ufffd”。
    请选择其他编码，或更正文件。`,
  'data.timeMissing': `时间列“{{column}}”有 {{count}} 行没有时刻（首次出现在第 {{line}} 行）。
    请选择其他时间列，或不使用时间列：此时按文件顺序读取各行。`,
  'data.noSuchColumns': `数据缺少 {{count}} 列：“{{wanted}}”。
    这可能不是该项目所用的文件。文件中有：{{columns}}。`,
  'data.noSuchColumn': `数据中没有列“{{column}}”。
    请从以下列中选择：{{columns}}。`,
  'data.noFeatures': `没有任何列被设为特征。
    请在“数据”面板中至少选择一列用于学习。`,
  'data.noTargets': `没有任何列被设为目标。
    请在“数据”面板中选择要预测的列。`,
  'data.tooFewRows': `{{part}}部分有 {{rows}} 行，但一个窗口需要 {{needed}} 行：回看 {{lookback}} + 预测 {{horizon}}。
    请使用更多数据、减少回看或预测步数，或让该部分占更大比例。`,
  'data.tooFewToForecast': `{{part}}部分有 {{rows}} 行，但要预测之后 {{horizon}} 行。
    请使用更多数据、减少预测步数，或让该部分占更大比例。`,
  'data.constantTarget': `目标“{{column}}”在训练部分始终为 {{value}}：没有可学的内容。
    请选择其他目标或其他划分。`,
  'data.constantFeature': `特征“{{column}}”在训练部分始终为 {{value}}：它对模型毫无信息。
    请将其从特征中去掉。`,
  'data.missingFilled': `“{{column}}”的 {{count}} 个空单元格已用其前一个值填充（首个在第 {{line}} 行）；训练会用到它们，但评估时不计入。
    如果这样不适合此数据，请在文件中填好。`,
  'data.missingClasses': `“{{column}}”有 {{count}} 个单元格没有类别（首个在第 {{line}} 行）；评估时不计入。
    如果这样不适合此数据，请在文件中填好。`,
  'data.missingSteps': `各行之间缺少 {{count}} 步（首处在第 {{line}} 行之前）：窗口会跨过这些缺口。
    请补上缺少的行并留空单元格，或注意缺口附近的结果不太可靠。`,
  'data.leadingGaps': `{{columns}} 的第一个值之前有 {{count}} 行未使用（从第 {{line}} 行起）：当时没有已知的值可以填充。
    如果要使用这些行，请不使用该列。`,
  'data.missingAtStart': `列“{{column}}”以空单元格开头（第 {{line}} 行），之前没有可用来填充的值。
    请填上该值，或删除首个值之前的各行。`,
  'data.allMissing': `列“{{column}}”的每一行都是空的。
    请不要使用此列。`,
  'data.timeNotTime': `列“{{column}}”不是日期或时间。
    请选择其他时间列，或不选：此时按文件中的顺序取各行。`,
  'data.notInOrder': `各行未按时间排序（首处在第 {{line}} 行）；已按“{{column}}”排序。
    如果“{{column}}”确实是时间，则无需处理。`,
  'data.newestFirst': `各行原为从新到旧，已按“{{column}}”排序。
    无需处理。`,
  'data.severalSeries': `有 {{count}} 行的“{{column}}”与前一行相同（首处在第 {{line}} 行）：表中似乎有多个序列。
    请在“数据”面板中选择区分各序列的列，或不选时间列，按文件中的顺序取各行。`,
  'data.repeatedTimes': `有 {{count}} 行的“{{column}}”与前一行相同（首处在第 {{line}} 行），例如时钟回拨时；这些行保持文件中的顺序。
    如果两行都正确，则无需处理。`,
  'data.fewWindows': `测试部分只有 {{count}} 个窗口，不足以评判模型：需要 {{needed}} 个。
    请使用更多数据、更短的预测步数，或让测试部分占更大比例。`,
  'data.seriesNotTrained': `{{all}} 个序列中有 {{count}} 个在训练部分没有窗口（{{series}}）：模型从中学不到任何东西。
    请缩短回看长度或预测步数，或从文件中去掉这些序列。`,
  'data.fewSequences': `测试部分只有 {{count}} 个样本，不足以评判模型：需要 {{needed}} 个。
    请使用更多记录，或让测试部分占更大比例。`,
  'data.namesClass': `特征“{{column}}”以另一种写法说出了类别“{{target}}”：它泄露了答案。
    请将其从特征中去掉。`,
  'data.leak': `特征“{{column}}”就是 {{count}} 步之后的“{{target}}”：它泄露了答案，而预测时没有人知道答案。
    请将其从特征中去掉。`,
  'data.counter': `特征“{{column}}”只是行的计数：它在后面各行的值是模型从未见过的。
    请将其从特征中去掉。`,
  'data.repeatedWindows': `测试部分 {{all}} 个窗口中有 {{count}} 个也出现在训练部分，数值完全相同：模型被问到的是它背下来的内容。
    请从文件中删除重复的行。`,
  'data.repeatedSequences': `测试部分 {{all}} 个样本中有 {{count}} 个也出现在训练部分，数值完全相同：模型被问到的是它背下来的内容。
    请从文件中删除重复的记录。`,
  'data.logNeedsPositive': `“{{column}}”的对数收益率要求值大于零，但第 {{line}} 行为 {{value}}。
    请改用差分，或不做变换。`,
  'data.calendarNeedsTime': `日历特征需要时间列。
    请选择时间列，或去掉日历特征。`,
  'data.categoryTransform': `“{{column}}”是类别列，不能做{{transform}}变换。
    请将其变换设为“无”。`,
  'data.recipeRange': `“{{label}}”必须是{{expected}}，但现在是 {{received}}。
    请输入{{expected}}。`,
  'data.noSeries': `没有任何列说明某一行属于哪条记录。
    请在“数据”面板中把该列的用途设为“记录”。`,
  'data.noClass': `没有任何列被设为类别。
    请在“数据”面板中把要预测的列的用途设为“类别”。`,
  'data.orderNotNumber': `无法按“{{column}}”排列各行：该列是文本。
    请按时间列或数值列排序，或采用文件中的顺序。`,
  'data.orderMissing': `有 {{count}} 行在“{{column}}”中为空，已排在所属记录的末尾。
    请在每一行写明它在记录中的位置。`,
  'data.featureTells': `特征“{{column}}”已有其他用途：它表示记录、类别或部分。
    请将其从特征中移除。`,
  'data.rowsLeftOut': `有 {{count}} 行在“{{column}}”中为空，已略去。
    请在每一行写明所属的记录。`,
  'data.recordingsCut': `有 {{count}} 条记录长于 {{length}} 步：只使用最后的部分。
    请加长样本，或将记录切成窗口。`,
  'data.labelChanges': `在记录 {{recording}} 中，“{{column}}”的类别发生了变化。
    请逐步分类，或将记录切成窗口：每个窗口取其最后一步的类别。`,
  'data.unlabeled': `有 {{count}} 条记录没有类别，不属于任何部分。
    如果它们正是待预测的记录，则无需处理。`,
  'data.unlabeledSteps': `有 {{count}} 步没有类别。
    无需处理：损失和指标都不计入这些步。`,
  'data.partName': `第 {{line}} 行“{{column}}”列中的“{{text}}”不是任何部分的名称。
    请写 train、validation 或 test。`,
  'data.partChanges': `按“{{column}}”，记录 {{recording}} 的各行分属多个部分。
    一条记录只能整体属于一个部分：请在它的所有行中写同样的内容。`,
  'data.emptyPart': `{{part}}部分没有样本。
    请使用更多记录，或让该部分占更大比例。`,
  'data.missingInRecordings': `“{{column}}”有 {{count}} 个空单元格，已用同一记录中的前一个值填补（首个在第 {{line}} 行）。
    如果这对该数据不合适，请在文件中填好这些单元格。`,
};
