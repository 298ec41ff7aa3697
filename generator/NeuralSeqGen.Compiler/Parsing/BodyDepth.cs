using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Refuses a body that is deeper than other assemblies could read, where it is written.</summary>
internal static class BodyDepth
{
    public static void Check(FunctionNodes nodes, FunctionNode root)
    {
        if (Of(root) > InstructionReader.MaxDepth)
        {
            var deepest = root.Children.OrderByDescending(Of).First();
            nodes.Refuse(nodes.Places[deepest.Place], $"an expression is more than {InstructionReader.MaxDepth.ToString("N0", CultureInfo.InvariantCulture)} operations deep. Give parts of it to locals, or write it as a loop.");
        }
    }

    private static int Of(FunctionNode node) => 1 + node.Children.Select(Of).DefaultIfEmpty(0).Max();
}
