using System.CommandLine;
using System.CommandLine.Parsing;

var seed = new Option<int>("--seed") { Description = "Seed of the questions, the weights and the order of training.", DefaultValueFactory = _ => 1 };
var epochs = new Option<int>("--epochs") { Description = "Passes over the training questions; Keras's example makes 30.", DefaultValueFactory = _ => 30 };
var questions = new Option<int>("--questions") { Description = "Different sums to draw; one in ten is kept for validation.", DefaultValueFactory = _ => 50_000 };
epochs.Validators.Add(result => Limit(result, 1, 1000));
questions.Validators.Add(result => Limit(result, 100, 200_000));

var command = new RootCommand("Learns to add two numbers of up to three digits, from strings to strings: \"535+61\" -> \"596\".") { seed, epochs, questions };
command.SetAction(result => Training.Run(result.GetValue(seed), result.GetValue(epochs), result.GetValue(questions)));
return command.Parse(args).Invoke();

// What is no number at all is reported by the parser.
static void Limit(OptionResult result, int least, int most)
{
    if (result.Tokens is [var token] && int.TryParse(token.Value, out int value) && (value < least || value > most))
    {
        result.AddError($"{result.Option.Name} must be from {least} to {most}, not {value}.");
    }
}
