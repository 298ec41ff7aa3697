using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>One run of a Scan: hands each step its slices and collects histories, stacks and sums.</summary>
internal sealed class ScanRun
{
    private readonly ScanOp _scan;
    private readonly List<double[][]> _inputs;
    private readonly List<double[][]> _carries;

    public ScanRun(ScanOp scan, List<double[][]> inputs, int batch)
    {
        _scan = scan;
        _inputs = inputs;
        _carries = [.. inputs.Take(scan.Carries)];
        var shapes = scan.InferShapes([.. scan.Body.Inputs.Select((v, i) => i >= scan.Carries && i < scan.Carries + scan.Scanned ? v.Shape.Insert(scan.Axis, scan.Length) : v.Shape)]);
        Results = [.. shapes.Select(shape => Enumerable.Range(0, batch).Select(_ => new double[shape.Elements]).ToArray())];
        for (int c = 0; c < scan.Carries; c++)
        {
            Write(Results[c], scan.Body.Inputs[c].Shape, scan.Length + 1, scan.Reverse ? scan.Length : 0, _carries[c]);
        }
    }

    public List<double[][]> Results { get; }

    public void Enter(int step, Dictionary<Value, double[][]> values)
    {
        for (int i = 0; i < _inputs.Count; i++)
        {
            var input = _scan.Body.Inputs[i];
            values[input] = i < _scan.Carries ? _carries[i] : i < _scan.Carries + _scan.Scanned ? Read(_inputs[i], input.Shape, step) : _inputs[i];
        }
    }

    public void Leave(int step, Dictionary<Value, double[][]> values)
    {
        for (int i = 0; i < _scan.Body.Outputs.Count; i++)
        {
            var output = _scan.Body.Outputs[i];
            double[][] value = values[output];
            if (i < _scan.Carries)
            {
                _carries[i] = value;
                Write(Results[i], output.Shape, _scan.Length + 1, _scan.Reverse ? step : step + 1, value);
            }
            else if (i < _scan.Carries + _scan.Stacked)
            {
                Write(Results[i], output.Shape, _scan.Length, step, value);
            }
            else
            {
                Add(Results[i], value);
            }
        }
    }

    private double[][] Read(double[][] sequence, Shape slice, int step)
    {
        int inner = slice.Skip(_scan.Axis).Elements;
        return [.. sequence.Select(sample => Enumerable.Range(0, slice.Elements).Select(e => sample[(((e / inner) * _scan.Length) + step) * inner + (e % inner)]).ToArray())];
    }

    private void Write(double[][] sequence, Shape slice, int length, int step, double[][] value)
    {
        int inner = slice.Skip(_scan.Axis).Elements;
        for (int s = 0; s < sequence.Length; s++)
        {
            for (int e = 0; e < slice.Elements; e++)
            {
                sequence[s][((((e / inner) * length) + step) * inner) + (e % inner)] = value[s][e];
            }
        }
    }

    private static void Add(double[][] sum, double[][] value)
    {
        for (int s = 0; s < sum.Length; s++)
        {
            for (int e = 0; e < sum[s].Length; e++)
            {
                sum[s][e] += value[s][e];
            }
        }
    }
}
