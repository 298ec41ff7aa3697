using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

Console.OutputEncoding = Encoding.UTF8;
string data = Path.Combine(AppContext.BaseDirectory, "data");

var train = new Option<string>("--train") { Description = "Words to learn from, one per line: LETTERS<TAB>phone phone …", DefaultValueFactory = _ => Path.Combine(data, "geo_train.tsv") };
var dev = new Option<string>("--dev") { Description = "Words to measure on while developing, same format.", DefaultValueFactory = _ => Path.Combine(data, "geo_dev.tsv") };
var test = new Option<string?>("--test") { Description = "Words to measure on at the end, same format." };
var seed = new Option<int>("--seed") { Description = "Seed of the weights and of the order of training.", DefaultValueFactory = _ => 1 };
var epochs = new Option<int>("--epochs") { Description = "Passes over the training words.", DefaultValueFactory = _ => 5 };
epochs.Validators.Add(CheckEpochs);

var command = new RootCommand("Learns to pronounce: Georgian spelling to phones, from strings to strings.") { train, dev, test, seed, epochs };
command.SetAction(Run);
return command.Parse(args).Invoke();

int Run(ParseResult result)
{
    try
    {
        Training.Run(result.GetValue(train)!, result.GetValue(dev)!, result.GetValue(test), result.GetValue(seed), result.GetValue(epochs));
        return 0;
    }
    catch (DataFileException exception)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}

// What is no number at all is reported by the parser.
void CheckEpochs(OptionResult result)
{
    if (result.Tokens is [var token] && int.TryParse(token.Value, out int value) && (value is < 1 or > 1000))
    {
        result.AddError($"--epochs must be from 1 to 1000, not {value}.");
    }
}
