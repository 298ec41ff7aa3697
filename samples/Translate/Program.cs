using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

Console.OutputEncoding = Encoding.UTF8;
string data = Path.Combine(AppContext.BaseDirectory, "data");

var train = new Argument<string>("train") { Description = "Words to learn from, one per line: LETTERS<TAB>phone phone …; Hungarian ones where no file is named.", DefaultValueFactory = _ => Path.Combine(data, "hun_train.tsv") };
var dev = new Argument<string>("dev") { Description = "Words to measure on while developing, same format.", DefaultValueFactory = _ => Path.Combine(data, "hun_dev.tsv") };
var test = new Argument<string?>("test") { Description = "Words to measure on at the end, same format.", DefaultValueFactory = _ => null };
var models = new Option<int>("--models") { Description = "Models that are trained and then decide together.", DefaultValueFactory = _ => 5 };
var seed = new Option<int>("--seed") { Description = "Seed of the first model's weights and order of training; the next ones follow.", DefaultValueFactory = _ => 1 };
var epochs = new Option<int>("--epochs") { Description = "Passes over the training words.", DefaultValueFactory = _ => 30 };
var quick = new Option<bool>("--quick") { Description = "One model, for a short time, on 1,000 words: fails unless it gets unseen words right." };
models.Validators.Add(result => Limit(result, 1, 20));
epochs.Validators.Add(result => Limit(result, 1, 1000));

var command = new RootCommand("Learns to pronounce from strings to strings of other lengths: Hungarian or French spelling to phones.") { train, dev, test, models, seed, epochs, quick };
command.SetAction(Run);
return command.Parse(args).Invoke();

int Run(ParseResult result)
{
    var plan = new Plan(result.GetValue(train)!, result.GetValue(dev)!, result.GetValue(test), result.GetValue(models), result.GetValue(seed), result.GetValue(epochs));
    try
    {
        return result.GetValue(quick) ? Quick(plan) : Full(plan);
    }
    catch (DataFileException exception)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}

static int Full(Plan plan)
{
    Training.Run(plan);
    return 0;
}

// The least that has to come of training at all: half of the unseen words.
static int Quick(Plan plan)
{
    double rate = Training.Run(plan with { Models = 1, Epochs = 30, Words = 1000 });
    Console.WriteLine(rate <= 50 ? "quick: it learns" : "quick: more than half of the words are wrong");
    return rate <= 50 ? 0 : 1;
}

// What is no number at all is reported by the parser.
static void Limit(OptionResult result, int least, int most)
{
    if (result.Tokens is [var token] && int.TryParse(token.Value, out int value) && (value < least || value > most))
    {
        result.AddError($"{result.Option.Name} must be from {least} to {most}, not {value}.");
    }
}
