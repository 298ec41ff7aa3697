using System.CommandLine;
using NeuralSeqGen.Tool.Commands;

var root = new RootCommand("Models of other frameworks in and out of NeuralSeqGen.") { ImportCommand.Create(), WeightsCommand.Create() };
return root.Parse(args).Invoke();
