/** What can be wrong with a data file or a recipe. */
export const DATA_PROBLEMS = {
  'data.empty': `The file {{file}} is empty.
    Choose a CSV file with a header line and at least one row.`,
  'data.headerOnly': `The file {{file}} has a header line but no rows.
    Choose a file with data rows below the header.`,
  'data.ragged': `Line {{line}} of {{file}} has {{received}} {{received|one:field|other:fields}}, but the table has {{expected}} ({{count}} {{count|one:line|other:lines}} like it).
    Add or remove fields there; text that contains a comma must be in quotation marks.`,
  'data.quotes': `A quotation mark that opens on line {{line}} of {{file}} is never closed.
    Close it, or remove it.`,
  'data.longCell': `A field of {{file}} that starts on line {{line}} has more than {{limit}} characters.
    If a quotation mark is open there, close it; if the file is no table, choose another one.`,
  'data.tooManyFields': `Line {{line}} of {{file}} has more than {{limit}} fields.
    Choose a file with a column for each quantity, and a row for each step.`,
  'data.longName': `The name of column {{position}} of {{file}} has {{length}} characters ({{start}}); up to {{limit}} can be used.
    Give it a shorter name. If the file has no header line, write one.`,
  'data.encoding': `{{file}} is not UTF-8 text: the byte {{byte}} on line {{line}} is not valid.
    Save it as UTF-8 (in Excel: “CSV UTF-8”).`,
  'data.binary': `{{file}} is not a text file: it contains a zero byte on line {{line}}.
    Choose a CSV file. A spreadsheet must be saved as CSV first.`,
  'data.notJson': `{{file}} is damaged JSON: line {{line}}, character {{column}} is none of it.
    Write the file again where it comes from; it may have been cut off.`,
  'data.jsonDeep': `Line {{line}} of {{file}} has JSON lists and objects more than {{limit}} deep within each other.
    Choose a file with a record for each row.`,
  'data.jsonKeys': `An object of {{file}} that reaches line {{line}} has more than {{limit}} keys.
    Write it as a list of records, or one record a line.`,
  'data.jsonNoTable': `{{file}} is JSON, but no table: it holds {{found}}.
    Choose a file with a list of records, or with a list of values for each column.`,
  'data.tooManyCells': `{{file}} holds more than {{limit}} values.
    Choose a part of it: fewer rows or fewer columns.`,
  'data.oldExcel': `{{file}} is an Excel file of the old format (.xls), or is protected by a password.
    Save it in Excel as .xlsx, without a password.`,
  'data.binaryExcel': `{{file}} is a binary workbook (.xlsb), which is not read.
    Save it in Excel as .xlsx.`,
  'data.zip': `{{file}} is a zip file, but no Excel workbook.
    Unpack it and choose the table that is in it.`,
  'data.excelDamaged': `{{file}} is a damaged Excel workbook: {{part}} cannot be read.
    Save it again in Excel, or get the file again where it comes from.`,
  'data.excelLarge': `{{file}} is too large a workbook: {{part}} unpacks to more than {{limit}} MB.
    Save the sheet as CSV and choose that file.`,
  'data.excelEmpty': `{{file}} is a workbook without a filled cell.
    Choose a workbook with a table.`,
  'data.noSheet': `{{file}} has no sheet “{{sheet}}”.
    Choose one of: {{sheets}}.`,
  'data.parquetDamaged': `{{file}} is a damaged Parquet file.
    Get it again where it comes from; it may have been cut off.`,
  'data.parquetCodec': `{{file}} is a Parquet file packed with {{codec}}, which is not read.
    Write it with snappy, gzip, zstd or no compression.`,
  'data.parquetNested': `{{file}} is a Parquet file without a column of plain values.
    Choose a file with a column for each quantity.`,
  'data.textInNumbers': `Column “{{column}}” contains numbers, but “{{text}}” on line {{line}} is not one ({{count}} {{count|one:cell|other:cells}} like it): read as empty.
    Correct the file, or nothing if the cell has no value.`,
  'data.setAside': `{{count}} {{count|one:line|other:lines}} of {{file}} {{count|one:is|other:are}} set aside, for {{reason}}: {{count|one:line|other:lines}} {{lines}}.
    Correct {{count|one:it|other:them}} if {{count|one:it is a row|other:they are rows}} of the table.`,
  'data.damaged': `{{count}} {{count|one:byte|other:bytes}} of {{file}} {{count|one:is|other:are}} no UTF-8, first on line {{line}}: shown as “\ufffd”.
    Choose another encoding, or correct the file.`,
  'data.timeMissing': `The time column “{{column}}” has no moment in {{count}} {{count|one:row|other:rows}} (first on line {{line}}).
    Choose another time column, or none: the rows are then taken in file order.`,
  'data.noSuchColumns': `The data lacks {{count}} columns: “{{wanted}}”.
    It may be another file than the project was made for. It has: {{columns}}.`,
  'data.noSuchColumn': `The data has no column “{{column}}”.
    Choose one of: {{columns}}.`,
  'data.noFeatures': `No column is a feature.
    Choose at least one feature column in the Data panel.`,
  'data.noTargets': `No column is the target.
    Choose the column to predict in the Data panel.`,
  'data.tooFewRows': `The {{part}} part has {{rows}} {{rows|one:row|other:rows}}, but a window needs {{needed}}: lookback {{lookback}} + horizon {{horizon}}.
    Use more data, a shorter lookback or horizon, or give this part a larger share.`,
  'data.tooFewToForecast': `The {{part}} part has {{rows}} {{rows|one:row|other:rows}}, but forecasts reach {{horizon}} {{horizon|one:row|other:rows}} ahead.
    Use more data, a shorter horizon, or give this part a larger share.`,
  'data.constantTarget': `The target “{{column}}” is always {{value}} in the training part: there is nothing to learn.
    Choose another target or another split.`,
  'data.constantFeature': `The feature “{{column}}” is always {{value}} in the training part: it carries no information.
    Remove it from the features.`,
  'data.missingFilled': `{{count}} empty {{count|one:cell|other:cells}} of “{{column}}” {{count|one:was|other:were}} filled with the last value before (first on line {{line}}). The model learns from filled values, but is not evaluated on them.
    If that is wrong for this data, fill the cells in the file.`,
  'data.missingClasses': `{{count}} {{count|one:cell|other:cells}} of “{{column}}” {{count|one:names|other:name}} no class (first on line {{line}}). The model is not evaluated on them.
    If that is wrong for this data, fill the cells in the file.`,
  'data.missingSteps': `{{count}} {{count|one:step is|other:steps are}} missing between the rows (first before line {{line}}): windows span such gaps.
    Add the missing rows with empty cells, or note that results around the gaps are less reliable.`,
  'data.leadingGaps': `{{count}} {{count|one:row|other:rows}} before the first value of {{columns}} {{count|one:is|other:are}} set aside (from line {{line}}): nothing known by then could fill {{count|one:it|other:them}}.
    Leave the column out to use {{count|one:that row|other:those rows}}.`,
  'data.missingAtStart': `Column “{{column}}” starts with an empty cell (line {{line}}), and there is no earlier value to fill it with.
    Fill it, or remove the rows before the first value.`,
  'data.allMissing': `Column “{{column}}” is empty in every row.
    Leave the column out.`,
  'data.timeNotTime': `Column “{{column}}” does not contain dates or times.
    Choose another time column, or none: the rows are then taken in file order.`,
  'data.notInOrder': `The rows were not in time order (first on line {{line}}); they are sorted by “{{column}}”.
    Nothing to do if “{{column}}” really is the time.`,
  'data.newestFirst': `The rows were newest first; they are put in order by “{{column}}”.
    Nothing to do.`,
  'data.severalSeries': `{{count}} {{count|one:row has|other:rows have}} the same “{{column}}” as the row before (first on line {{line}}): the table seems to hold several series.
    Choose the column that tells the series apart in the Data panel, or take the rows in file order, without a time column.`,
  'data.repeatedTimes': `{{count}} {{count|one:row has|other:rows have}} the same “{{column}}” as the row before (first on line {{line}}), as when a clock goes back; they are kept in file order.
    Nothing to do if both rows are right.`,
  'data.fewWindows': `The test part has {{count}} {{count|one:window|other:windows}}, too few to judge a model by: {{needed}} are needed.
    Use more data, a shorter horizon, or give the test part a larger share.`,
  'data.seriesNotTrained': `{{count}} of {{all}} series {{count|one:has|other:have}} no window in the training part ({{series}}): the model learns nothing from {{count|one:it|other:them}}.
    Use a shorter lookback or horizon, or leave {{count|one:it|other:them}} out of the file.`,
  'data.fewSequences': `The test part has {{count}} {{count|one:sample|other:samples}}, too few to judge a model by: {{needed}} are needed.
    Use more recordings, or give the test part a larger share.`,
  'data.namesClass': `The feature “{{column}}” names the class “{{target}}” in other words: it tells the answer.
    Remove it from the features.`,
  'data.leak': `The feature “{{column}}” is “{{target}}” {{count}} {{count|one:step|other:steps}} ahead: it tells the answer, which nobody has when a forecast is made.
    Remove it from the features.`,
  'data.counter': `The feature “{{column}}” only counts the rows: what it says of later rows the model has never seen.
    Remove it from the features.`,
  'data.repeatedWindows': `{{count}} of the {{all}} windows of the test part also stand in the training part, value for value: the model is asked what it has learned by heart.
    Remove the repeated rows from the file.`,
  'data.repeatedSequences': `{{count}} of the {{all}} samples of the test part also stand in the training part, value for value: the model is asked what it has learned by heart.
    Remove the repeated recordings from the file.`,
  'data.logNeedsPositive': `The log return of “{{column}}” needs values above zero, but line {{line}} has {{value}}.
    Use the difference instead, or no transform.`,
  'data.calendarNeedsTime': `Calendar features need a time column.
    Choose the time column, or remove the calendar features.`,
  'data.categoryTransform': `“{{column}}” contains categories, which have no {{transform}}.
    Set its transform to none.`,
  'data.recipeRange': `{{label}} must be {{expected}}, but is {{received}}.
    Enter {{expected}}.`,
  'data.noSeries': `No column tells which recording a row belongs to.
    Give that column the role “Recording” in the Data panel.`,
  'data.noClass': `No column is the class.
    Give the column to predict the role “Class” in the Data panel.`,
  'data.orderNotNumber': `The rows cannot be ordered by “{{column}}”: it contains text.
    Order them by a column of times or numbers, or take them in file order.`,
  'data.orderMissing': `{{count}} {{count|one:row has|other:rows have}} an empty cell in “{{column}}” and {{count|one:stands|other:stand}} last in {{count|one:its recording|other:their recordings}}.
    Write into each row its place in the recording.`,
  'data.featureTells': `The feature “{{column}}” already plays another role: it names the recording, the class or the part.
    Remove it from the features.`,
  'data.rowsLeftOut': `{{count}} {{count|one:row has|other:rows have}} an empty cell in “{{column}}” and {{count|one:is|other:are}} left out.
    Write the recording into each row.`,
  'data.recordingsCut': `{{count}} {{count|one:recording is|other:recordings are}} longer than {{length}} {{length|one:step|other:steps}}: only the last ones are used.
    Make samples longer, or cut the recordings into windows.`,
  'data.labelChanges': `The class in “{{column}}” changes within the recording {{recording}}.
    Classify each step, or cut the recordings into windows, each with the class of its last step.`,
  'data.unlabeled': `{{count}} {{count|one:recording has|other:recordings have}} no class and {{count|one:belongs|other:belong}} to no part.
    Nothing to do if these are the ones to be predicted.`,
  'data.unlabeledSteps': `{{count}} {{count|one:step has|other:steps have}} no class.
    Nothing to do: {{count|one:it is|other:they are}} left out of the loss and the metrics.`,
  'data.partName': `“{{text}}” in column “{{column}}” on line {{line}} names no part.
    Write train, validation or test there.`,
  'data.partChanges': `The rows of the recording {{recording}} are in several parts, says “{{column}}”.
    A recording lies wholly in one part: write the same in all of its rows.`,
  'data.emptyPart': `The {{part}} part has no samples.
    Use more recordings, or give this part a larger share.`,
  'data.missingInRecordings': `{{count}} empty {{count|one:cell|other:cells}} of “{{column}}” {{count|one:was|other:were}} filled with the last value before in the same recording (first on line {{line}}).
    If that is wrong for this data, fill the cells in the file.`,
} as const;
