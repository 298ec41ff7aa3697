using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>Where the loop over the lanes of a group stands, and what the verifier says of one that is not right.</summary>
public sealed class LaneLoopTests
{
    [Theory]
    [InlineData(512, 0), InlineData(256, 1), InlineData(128, 1)]
    public void ShortTiles_AreInOneLoopOverLanes_WhereAVectorHoldsFewer(int bits, int loops)
    {
        var kernel = Assert.Single(Kernels("[Input(3)][Dense(2)]", bits));
        var lanes = kernel.Body.OfType<LaneLoopStatement>().ToList();
        Assert.Equal(loops, lanes.Count);
        Assert.All(lanes, loop => Assert.Same(Assert.Single(kernel.Body), loop));
        Assert.All(lanes, loop => Assert.Equal((bits / 32, false), (loop.Vector, loop.GoesBack)));
        Assert.All(lanes, loop => Assert.Equal(kernel.Pointers.Where(p => p.Kind == BufferKind.Arena), loop.Pointers));
    }

    /// <summary>Tiles of 64 numbers that loop over 40: the loop over lanes is inside those over tiles, behind which the next tile begins at the first lanes.</summary>
    [Fact]
    public void TilesThatLoop_AreInALoopEach()
    {
        var kernel = Assert.Single(Kernels("[Input(5, 40)][Dense(64)]", 256));
        Assert.DoesNotContain(kernel.Body, s => s is not LoopStatement);
        var lanes = LaneLoops(kernel.Body).ToList();
        Assert.NotEmpty(lanes);
        Assert.All(lanes, loop => Assert.True(loop.GoesBack && loop.Body.Any(s => s is LoopStatement)));
    }

    [Fact]
    public void WithoutItsLoop_AKernelWorksOnTheFirstLanesOnly() =>
        Throws("first lanes only", (kernel, loop) => kernel.Body.AddRange(loop.Body));

    [Fact]
    public void BehindItsLoop_PointersAreGone() =>
        Throws("has gone on", (kernel, loop) => kernel.Body.AddRange([loop, loop]));

    [Fact]
    public void InAnotherLoop_PointersMustGoBack() =>
        Throws("round to round", (kernel, loop) => kernel.Body.Add(new LoopStatement(new("i"), 2, [loop])));

    [Fact]
    public void APointerThatGoesOn_ReachesTheLastLanes()
    {
        var (kernel, loop) = Small();
        var reach = new KernelReach(kernel);
        Assert.All(loop.Pointers, pointer => Assert.Equal(0, reach.Of(pointer).High % Group.Size));
        kernel.Body[0] = loop with { Pointers = [] };
        var first = new KernelReach(kernel);
        Assert.All(loop.Pointers, pointer => Assert.Equal(reach.Of(pointer).High - (Group.Size / 2), first.Of(pointer).High));
    }

    private static void Throws(string sentence, Action<Kernel, LaneLoopStatement> change)
    {
        var (kernel, loop) = Small();
        kernel.Body.Clear();
        change(kernel, loop);
        Assert.Contains(sentence, Assert.Throws<GraphException>(() => new KernelReach(kernel)).Message, StringComparison.Ordinal);
    }

    private static (Kernel Kernel, LaneLoopStatement Loop) Small()
    {
        var kernel = Assert.Single(Kernels("[Input(3)][Dense(2)]", 256));
        return (kernel, Assert.IsType<LaneLoopStatement>(Assert.Single(kernel.Body)));
    }

    private static List<Kernel> Kernels(string layers, int bits)
    {
        var graph = ModelLowering.Predict(ModelSource.BindValid(layers));
        CompilationPipeline.Run(graph);
        return [.. ProgramScheduler.Run(graph, bits).Commands.OfType<CallCommand>().Select(call => call.Kernel)];
    }

    private static IEnumerable<LaneLoopStatement> LaneLoops(IEnumerable<Statement> body) => body.SelectMany(s => s switch
    {
        LoopStatement loop => LaneLoops(loop.Body),
        LaneLoopStatement lanes => [lanes],
        _ => [],
    });
}
