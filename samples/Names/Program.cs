using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

Console.OutputEncoding = Encoding.UTF8;

var data = new Option<string>("--data") { Description = "Folder with one file CLASS.txt per nationality.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "data") };
var seed = new Option<int>("--seed") { Description = "Seed of the weights, of dropout and of the order of training; the split is fixed.", DefaultValueFactory = _ => 1 };
var epochs = new Option<int>("--epochs") { Description = "Passes over the training names, at most; training stops when the validation loss stops falling.", DefaultValueFactory = _ => 40 };
epochs.Validators.Add(CheckEpochs);

var command = new RootCommand("Learns the nationality of surnames, letter by letter.") { data, seed, epochs };
command.SetAction(Run);
return command.Parse(args).Invoke();

int Run(ParseResult result)
{
    try
    {
        Training.Run(result.GetValue(data)!, result.GetValue(seed), result.GetValue(epochs));
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
