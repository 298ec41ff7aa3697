using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>Loops that add up many terms add every term once, and never many into one register.</summary>
public sealed class LongSumsTests
{
    private const int MostInOneRegister = 256;

    [Theory]
    [InlineData(1025), InlineData(4099), InlineData(65_536), InlineData(65_537), InlineData(1_000_000), InlineData(1, 1, 2000), InlineData(2000, 1), InlineData(7, 331), InlineData(331, 7), InlineData(5000, 64)]
    [InlineData(3, 2, 1500), InlineData(1500, 3, 2), InlineData(257, 257), InlineData(1300, 1300)]
    public void EveryTermIsAddedOnce_AndFewInOneRegister(params int[] extents)
    {
        var shape = new Shape(extents);
        var sum = new Register("sum");
        var run = new Run();

        run.Do([new DefineStatement(sum, new OperandExpression(new Immediate(0))), .. Written(shape, sum)]);

        double n = shape.Elements;
        Assert.Equal(n, run.Terms);
        Assert.Equal(n * (n - 1) / 2, run[sum]);
        Assert.InRange(run.MostAdded, 2, MostInOneRegister);
    }

    [Theory]
    [InlineData(1024), InlineData(32, 32), InlineData(5), InlineData(4, 3)]
    public void FewTerms_KeepTheirOrder(params int[] extents)
    {
        var sum = new Register("sum");

        var statements = Written(new Shape(extents), sum);

        Assert.False(LongSums.Has(new Shape(extents)));
        Assert.All(Inside(statements), statement => Assert.Same(sum, Assert.IsType<AssignStatement>(statement).Register));
        var run = new Run();
        run.Do([new DefineStatement(sum, new OperandExpression(new Immediate(0))), .. statements]);
        Assert.Equal(Enumerable.Range(0, new Shape(extents).Elements).Select(place => (double)place), run.Places);
    }

    [Fact]
    public void SeveralSums_HavePartsOfTheirOwn()
    {
        var builder = Builder();
        Register[] sums = [new("a"), new("b")];
        var parts = new HashSet<(Register, Register)>();

        LongSums.Over(builder, "k", new Shape(2000), 1, sums, (_, part) =>
        {
            parts.Add((part(sums[0]), part(sums[1])));
            return [];
        });

        Assert.All(parts, pair => Assert.NotEqual(pair.Item1, pair.Item2));
        Assert.DoesNotContain(sums[0], parts.Select(pair => pair.Item1));
    }

    private static KernelBuilder Builder() => new("Sum", Form.Samples, 16);

    /// <summary>Adds the place of every term, in row-major order.</summary>
    private static IReadOnlyList<Statement> Written(Shape shape, Register sum)
    {
        int[] strides = shape.Strides();
        return LongSums.Over(Builder(), "k", shape, 1, [sum], (k, part) =>
        {
            var place = k.Select((index, axis) => index * strides[axis]).Aggregate(AffineIndex.Zero, (a, b) => a + b);
            return [new AssignStatement(part(sum), new ApplyExpression(LaneFunction.Add, [part(sum), new Inline(new IotaExpression(place))]))];
        });
    }

    private static IEnumerable<Statement> Inside(IReadOnlyList<Statement> statements) => statements.SelectMany(s => s is LoopStatement loop ? Inside(loop.Body) : [s]);

    /// <summary>Runs statements that add, and counts what is added to a register since it was declared.</summary>
    private sealed class Run
    {
        private readonly Dictionary<Register, (double Value, int Added)> _registers = [];
        private readonly Dictionary<LoopVariable, int> _counters = [];

        public double this[Register register] => _registers[register].Value;

        public int Terms { get; private set; }

        public int MostAdded { get; private set; }

        /// <summary>The places of the terms, in the order in which they were added.</summary>
        public List<double> Places { get; } = [];

        public void Do(IReadOnlyList<Statement> statements)
        {
            foreach (var statement in statements)
            {
                switch (statement)
                {
                    case DefineStatement define: _registers[define.Register] = (0, 0); break;
                    case AssignStatement { Expression: ApplyExpression { Function: LaneFunction.Add } add } assign when add.Operands[0] == assign.Register: Add(assign.Register, add.Operands[1]); break;
                    case LoopStatement loop: Loop(loop); break;
                    default: Assert.Fail($"{statement} is not expected here"); break;
                }
            }
        }

        private void Loop(LoopStatement loop)
        {
            for (int i = 0; i < loop.Extent; i++)
            {
                _counters[loop.Variable] = i;
                Do(loop.Body);
            }

            _counters.Remove(loop.Variable);
        }

        private void Add(Register to, Operand operand)
        {
            var (value, added) = _registers[to];
            _registers[to] = (value + (operand is Register part ? _registers[part].Value : Place(operand)), added + 1);
            MostAdded = Math.Max(MostAdded, added + 1);
        }

        private double Place(Operand operand)
        {
            Terms++;
            var index = ((IotaExpression)((Inline)operand).Expression).Index;
            Places.Add(index.Constant + index.Terms.Sum(term => (double)term.Stride * _counters[term.Variable]));
            return Places[^1];
        }
    }
}
