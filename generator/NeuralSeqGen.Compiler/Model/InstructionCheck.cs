using System.Linq;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>Whether instructions that were read can be run: every node has the value and as many children as its kind, and what it names is there.</summary>
internal static class InstructionCheck
{
    private const int Any = int.MaxValue;

    public static bool IsSound(FunctionSpec function) => function.Bodies.All(body => body.Slots >= body.Parameters.Count && body.Slots <= 10_000 && IsSound(function, body, body.Root));

    private static bool IsSound(FunctionSpec function, FunctionBody body, FunctionNode node)
    {
        var (least, most) = Children(node);
        return node.Children.Count >= least && node.Children.Count <= most && HasValue(function, body, node) && HasTarget(node) && node.Children.All(child => IsSound(function, body, child));
    }

    private static bool HasValue(FunctionSpec function, FunctionBody body, FunctionNode node) => node.Kind switch
    {
        FunctionNodeKind.Constant => node.Value is null or int or double or bool or string,
        FunctionNodeKind.Slot => node.Value is int slot && slot >= 0 && slot < body.Slots,
        FunctionNodeKind.Call => node.Value is int call && call >= 0 && call < function.Bodies.Count && function.Bodies[call].Parameters.Count == node.Children.Count,
        FunctionNodeKind.Operation or FunctionNodeKind.Arithmetic or FunctionNodeKind.Math or FunctionNodeKind.Convert => node.Value is string,
        _ => node.Value is null,
    };

    private static bool HasTarget(FunctionNode node) => node.Kind is not (FunctionNodeKind.Assign or FunctionNodeKind.ForEach) || IsTarget(node.Children[0]);

    private static bool IsTarget(FunctionNode node) =>
        node.Kind is FunctionNodeKind.Slot or FunctionNodeKind.Discard || (node.Kind == FunctionNodeKind.List && node.Children.All(IsTarget));

    private static (int Least, int Most) Children(FunctionNode node) => node.Kind switch
    {
        FunctionNodeKind.Block or FunctionNodeKind.List or FunctionNodeKind.Operation or FunctionNodeKind.Call => (0, Any),
        FunctionNodeKind.Constant or FunctionNodeKind.Slot or FunctionNodeKind.Discard or FunctionNodeKind.Break or FunctionNodeKind.Continue => (0, 0),
        FunctionNodeKind.Arithmetic when node.Value is "ConditionalAnd" or "ConditionalOr" => (2, 2),
        FunctionNodeKind.Arithmetic or FunctionNodeKind.Math => (1, 2),
        FunctionNodeKind.Assign or FunctionNodeKind.Item or FunctionNodeKind.Range => (2, 2),
        FunctionNodeKind.Choice or FunctionNodeKind.Loop or FunctionNodeKind.ForEach => (3, 3),
        _ => (1, 1),
    };
}
